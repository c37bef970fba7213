package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.report.TextReport;
import java.io.PrintWriter;
import java.util.Locale;

/** A load over time for a person at a terminal. */
public final class StressText {

  private StressText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(StressReport report, PrintWriter out) {
    TextReport.print(report.bench(), out);
    report.recoveries().forEach(found -> out.println("fault         " + sentence(found)));
    report
        .p99Drift()
        .ifPresent(drift -> out.println("p99 drift     " + sentence(drift, 1e3, "ms")));
    report
        .heapDrift()
        .ifPresent(drift -> out.println("heap drift    " + sentence(drift, 1 / 1e6, "MB")));
    report.notes().forEach(note -> out.println("note          " + note));
    report.verdicts().forEach(verdict -> out.println("threshold     " + verdict.sentence()));
    out.flush();
  }

  /** An interval while the load runs. */
  public static String line(Interval interval) {
    return text(
        "%5d s  sent %,7.0f/s  good %,7.0f/s  p50 %.1f  p99 %.1f  max %.1f ms  failed %d%s",
        interval.to(),
        (double) interval.sent() / (interval.to() - interval.from()),
        interval.perSecond(),
        interval.p50Micros() / 1e3,
        interval.p99Micros() / 1e3,
        interval.maxMicros() / 1e3,
        interval.failed(),
        interval.notSent() > 0 ? text("  not sent %d", interval.notSent()) : "");
  }

  /** What clients felt. */
  static String sentence(Recovery found) {
    var where = text("%s at %.1f s: ", found.fault().name(), found.fault().atSeconds());
    if (!found.felt()) {
      return where + text("not felt, p99 at most %.1f ms", found.worstP99Millis());
    }
    var when =
        Double.isNaN(found.seconds())
            ? "not well again while it was watched"
            : text("well again after %.1f s", found.seconds());
    return where
        + when
        + text(
            ", not well for %d s in all, %,d failed, worst p99 %.1f ms",
            found.notWellSeconds(), found.failed(), found.worstP99Millis());
  }

  static String sentence(Drift drift, double factor, String unit) {
    return text(
        "%.1f %s in the first third, %.1f %s in the last: %s (chance %.3f)",
        drift.first() * factor,
        unit,
        drift.last() * factor,
        unit,
        drift.isCertain() ? "worse" : "no worse than by chance",
        drift.chance());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
