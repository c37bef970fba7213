package io.evenkeel.http.bench.balancing;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;

/** The lab's findings for a person at a terminal: one table for each scenario and load. */
public final class LabText {

  private LabText() {}

  /** Prints to {@code out} and flushes. The strategy with the least p99 comes first. */
  public static void print(LabReport report, PrintWriter out) {
    report.trials().forEach(trial -> print(trial, out));
    out.println("Times in ms; in brackets the 95 % interval over seeds. A failed call is charged");
    out.println("the deadline. The bound knows all work, speeds and faults, without delay.");
    out.flush();
  }

  private static void print(Trial trial, PrintWriter out) {
    line(
        out,
        "%s, load %s, %d seeds of %,d calls: %s",
        trial.scenario().name(),
        trial.load(),
        trial.bound().runs().size(),
        trial.scenario().calls(),
        trial.scenario().about());
    int width = trial.rows().stream().mapToInt(row -> row.label().length()).max().orElse(8);
    int wide = Math.max(10, width);
    line(
        out,
        "  %-" + wide + "s %8s %26s %9s %8s %6s %7s %7s %8s %6s %14s",
        "strategy",
        "p50",
        "p99",
        "p99.9",
        "slowdown",
        "max in",
        "errors",
        "goodput",
        "fairness",
        "probes",
        "p99 to bound");
    trial.rows().stream()
        .sorted(Comparator.comparingDouble(row -> row.estimate(Figure.P99).mean()))
        .forEach(row -> print(row, wide, out));
    print(trial.bound(), wide, out);
    out.println();
  }

  private static void print(Row row, int width, PrintWriter out) {
    var p99 = row.estimate(Figure.P99);
    line(
        out,
        "  %-" + width + "s %8s %26s %9s %8.2f %6.0f %6.2f%% %6.2f%% %8.3f %6.2f %14.2f",
        row.label(),
        millis(mean(row, Figure.P50)),
        millis(p99.mean()) + " (" + millis(p99.low()) + ".." + millis(p99.high()) + ")",
        millis(mean(row, Figure.P999)),
        mean(row, Figure.SLOWDOWN),
        mean(row, Figure.MAX_IN_FLIGHT),
        mean(row, Figure.ERRORS) * 100,
        mean(row, Figure.GOODPUT) * 100,
        mean(row, Figure.FAIRNESS),
        mean(row, Figure.OVERHEAD),
        row.ratioToBound(Figure.P99).mean());
  }

  private static double mean(Row row, Figure figure) {
    return row.estimate(figure).mean();
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 1_000 ? "%.2f" : "%.0f", value);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
