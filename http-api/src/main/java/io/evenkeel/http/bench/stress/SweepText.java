package io.evenkeel.http.bench.stress;

import java.io.PrintWriter;
import java.util.Locale;

/** A sweep for a person at a terminal. */
public final class SweepText {

  private SweepText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(SweepReport report, PrintWriter out) {
    out.println(report.title());
    out.println("  concurrency  throughput/s          p50 ms   p99 ms  p99.9 ms  failed  runs");
    for (var level : report.levels()) {
      out.println(line(level));
    }
    var best = SweepReport.best(report.levels());
    out.println(
        text(
            "most          %,.0f/s at a concurrency of %d", best.throughput(), best.concurrency()));
    report.verification().ifPresent(found -> out.println("verified      " + found.sentence()));
    report
        .verification()
        .ifPresent(found -> found.examples().forEach(example -> out.println("  " + example)));
    report.notes().forEach(note -> out.println("note          " + note));
    report.verdicts().forEach(verdict -> out.println("threshold     " + verdict.sentence()));
    out.flush();
  }

  private static String line(Level level) {
    var error =
        Double.isNaN(level.throughputError()) ? "" : text("± %,.0f", level.throughputError());
    return text(
        "  %11d  %,10.0f %-9s %8.2f %8.2f  %8.2f  %6d  %4d",
        level.concurrency(),
        level.throughput(),
        error,
        level.millis(Metric.P50),
        level.millis(Metric.P99),
        level.millis(Metric.P999),
        level.failed(),
        level.runs().size());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
