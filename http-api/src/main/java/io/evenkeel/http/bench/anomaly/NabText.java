package io.evenkeel.http.bench.anomaly;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found on NAB, for a person at a terminal. */
public final class NabText {

  private NabText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(List<NabRow> rows, PrintWriter out) {
    line(
        out,
        "%-20s %9s %8s %8s   %9s %8s %8s   %9s",
        "detector",
        "standard",
        "low-FP",
        "low-FN",
        "left out:",
        "low-FP",
        "low-FN",
        "us/row");
    for (var row : rows) {
      var by = row.profiles();
      line(
          out,
          "%-20s %9.2f %8.2f %8.2f   %9.2f %8.2f %8.2f   %9.2f",
          row.detector(),
          by.get(0).score(),
          by.get(1).score(),
          by.get(2).score(),
          by.get(0).groupsLeftOut(),
          by.get(1).groupsLeftOut(),
          by.get(2).groupsLeftOut(),
          row.microsOfRow());
    }
    out.println();
    for (var row : rows) {
      var groups =
          row.groups().stream()
              .map(group -> text("%s %.1f", group.group(), group.score()))
              .collect(Collectors.joining(", "));
      line(out, "%-20s standard by group: %s", row.detector(), groups);
    }
    out.println();
    out.println("One configuration each, past rows only. Scores under the one threshold that is");
    out.println(
        "best for all, as NAB has it; left out: each group under the threshold that is best");
    out.println("for the other groups. us/row: CPU time.");
    out.flush();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
