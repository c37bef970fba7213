package io.evenkeel.http.bench.report;

import io.evenkeel.http.bench.load.Latency;
import io.evenkeel.http.bench.load.LoadResult;
import java.io.PrintWriter;
import java.util.Locale;

/** A report for a person at a terminal. */
public final class TextReport {

  private TextReport() {}

  /** Prints to {@code out} and flushes. */
  public static void print(BenchReport report, PrintWriter out) {
    if (report.comparisons().isEmpty()) {
      report.phases().forEach(phase -> phase(out, phase.name(), phase.load()));
    }
    report.comparisons().forEach(comparison -> comparison(out, comparison));
    report.verification().ifPresent(found -> verification(out, found));
    out.flush();
  }

  private static void phase(PrintWriter out, String name, LoadResult load) {
    line(out, "%s", name);
    line(
        out,
        "  throughput  %,.0f/s (%,d in %.1f s)",
        load.perSecond(),
        load.succeededInWindow(),
        load.seconds());
    line(out, "  latency     %s", latency(load.latency()));
    line(out, "  send lag    p99 %s ms", millis(load.sendLag().p99Micros()));
    if (load.notSent() > 0) {
      line(out, "  not sent    %,d of %,d", load.notSent(), load.sent() + load.notSent());
    }
    line(out, "  failed      %,d %s, %,d retries", load.failed(), load.errors(), load.retries());
  }

  private static String latency(Latency latency) {
    return "p50 %s  p90 %s  p99 %s  p99.9 %s  max %s ms"
        .formatted(
            millis(latency.p50Micros()),
            millis(latency.p90Micros()),
            millis(latency.p99Micros()),
            millis(latency.p999Micros()),
            millis(latency.maxMicros()));
  }

  private static void comparison(PrintWriter out, Comparison found) {
    line(
        out,
        "%-20s ours %s   theirs %s   ratio %.2f (%.2f..%.2f)",
        found.figure(),
        spread(found.ours()),
        spread(found.theirs()),
        found.ratio().median(),
        found.ratio().min(),
        found.ratio().max());
  }

  private static String spread(Spread spread) {
    return String.format(
        Locale.ROOT, "%,.1f (%,.1f..%,.1f)", spread.median(), spread.min(), spread.max());
  }

  private static void verification(PrintWriter out, Verification found) {
    line(out, "verified      %s", found.sentence());
    found.examples().forEach(example -> line(out, "  %s", example));
    if (found.wrong() > found.examples().size()) {
      line(out, "  … and %,d more", found.wrong() - found.examples().size());
    }
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.2f", micros / 1e3);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
