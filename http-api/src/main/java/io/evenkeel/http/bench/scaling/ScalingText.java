package io.evenkeel.http.bench.scaling;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The replay lab's findings for a person at a terminal. */
public final class ScalingText {

  private ScalingText() {}

  /** Prints to {@code out} and flushes. */
  public static void print(List<TraceReport> reports, PrintWriter out) {
    reports.forEach(report -> print(report, out));
    out.println("violated: share of time and of requests that the objective was missed for; cost:");
    out.println("instance-hours from order to release by the oracle's; the elasticity metrics are");
    out.println("those of the SPEC RG, in percent; speedup: elastic speedup over hpa's defaults.");
    out.flush();
  }

  private static void print(TraceReport report, PrintWriter out) {
    line(
        out,
        "%s, %.0f h measured, oracle %.0f instance-hours",
        report.trace(),
        report.hours(),
        report.oracleHours());
    int wide = report.rows().stream().mapToInt(row -> row.label().length()).max().orElse(8);
    line(
        out,
        "  %-" + wide + "s %9s %9s %6s %9s %9s %7s %7s %7s %9s %9s %8s",
        "policy",
        "violated",
        "requests",
        "cost",
        "thetaU",
        "thetaO",
        "tU",
        "tO",
        "unsteady",
        "changes/h",
        "max wait",
        "speedup");
    for (var row : report.rows()) {
      var found = row.result();
      line(
          out,
          "  %-"
              + wide
              + "s %8.3f%% %8.3f%% %6.2f %9.3f %9.1f %7.2f %7.1f %7.2f %9.1f %7.1f s %8.2f",
          row.label(),
          found.violated(),
          found.violatedRequests(),
          report.cost(row),
          found.underAccuracy(),
          found.overAccuracy(),
          found.underTime(),
          found.overTime(),
          found.instability(),
          found.changesPerHour(),
          found.longestWaitSeconds(),
          found.elasticSpeedup(report.baseline()));
    }
    out.println();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
