package io.evenkeel.http.bench.live;

import io.evenkeel.http.bench.report.Comparison;
import io.evenkeel.http.bench.report.Spread;
import java.io.PrintWriter;
import java.util.Locale;

/** A live comparison for a person at a terminal. */
public final class LiveText {

  private LiveText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(LiveReport report, PrintWriter out) {
    int wide = Math.max(9, report.rows().stream().mapToInt(r -> r.name().length()).max().orElse(0));
    var head = new StringBuilder(text("%-" + wide + "s %9s %26s %7s", "", "p50", "p99", "failed"));
    for (var other : report.others()) {
      head.append(text("  %24s", "p99 by " + other.name()));
    }
    out.println(head.append(text(" %14s", "simulated p99")));
    for (var row : report.rows()) {
      out.println(line(report, row, wide));
    }
    out.println(
        text(
            "%-" + wide + "s %" + (45 + 26 * report.others().size() + 14) + ".1f",
            "(bound)",
            report.boundP99().mean()));
    report.rows().stream()
        .filter(row -> !row.faults().isEmpty())
        .forEach(row -> out.println(fault(row, wide)));
    out.println(
        "Medians of rounds in ms, the least and the greatest in brackets; the ratio is taken");
    out.println("within each round. A failed call is charged the deadline.");
    out.println(text("Live and simulated ranking: Kendall's tau %.2f.", report.kendall()));
    out.flush();
  }

  private static String line(LiveReport report, LiveRow row, int wide) {
    var line =
        new StringBuilder(
            text(
                "%-" + wide + "s %9.1f %26s %7d",
                row.name(),
                row.p50().median(),
                spread(row.p99(), "%,.1f"),
                row.failed()));
    for (var other : report.others()) {
      line.append(text("  %24s", row.ours() ? ratio(row.p99By(other)) : ""));
    }
    row.simulatedP99().ifPresent(p99 -> line.append(text(" %14.1f", p99.mean())));
    return line.toString();
  }

  private static String fault(LiveRow row, int wide) {
    return text("%-" + wide + "s  %s", row.name(), FaultWatch.sentence(row));
  }

  private static String ratio(Comparison comparison) {
    return spread(comparison.ratio(), "%.2f");
  }

  private static String spread(Spread spread, String number) {
    return text(
        number + " (" + number + ".." + number + ")", spread.median(), spread.min(), spread.max());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
