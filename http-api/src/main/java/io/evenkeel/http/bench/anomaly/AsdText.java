package io.evenkeel.http.bench.anomaly;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found on ASD, for a person at a terminal. */
public final class AsdText {

  private AsdText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(List<AsdRow> rows, PrintWriter out) {
    line(
        out,
        "%-20s %6s %9s %11s %9s %7s   %s",
        "detector",
        "AP",
        "event F1",
        "delay rows",
        "hit rate",
        "us/row",
        "AP by server");
    for (var row : rows) {
      line(
          out,
          "%-20s %6.3f %9.3f %11.1f %9.3f %7.2f   %s",
          row.detector(),
          row.averagePrecision(),
          row.eventF1(),
          row.delayRows(),
          row.hitRate(),
          row.microsOfRow(),
          row.servers().stream()
              .map(server -> text("%.3f", server.averagePrecision()))
              .collect(Collectors.joining(" ")));
    }
    out.println();
    out.println(
        "AP: average precision of rows. Events under a threshold from the train part alone,");
    out.println("never point-adjusted. hit rate: share of the n root-cause metrics among the n");
    out.println("strongest drivers. us/row: CPU time of one row of all metrics.");
    out.flush();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(text(format, values));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
