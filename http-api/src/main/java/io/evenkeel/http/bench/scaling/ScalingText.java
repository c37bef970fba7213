package io.evenkeel.http.bench.scaling;

import io.evenkeel.http.bench.scaling.TraceReport.Outcome;
import io.evenkeel.http.bench.scaling.TraceReport.Row;
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
    report.rows().forEach(row -> sureness(row, out));
    report
        .limits()
        .forEach(
            limit ->
                line(out, "  %-60s %8.3f%% %6.2f", limit.who(), limit.violated(), limit.cost()));
    out.println();
  }

  private static void sureness(Row row, PrintWriter out) {
    var sure = row.intervals();
    line(
        out,
        "  %s: 95 %% by %d days: violated %.3f to %.3f %%, cost %.2f to %.2f",
        row.label(),
        sure.days(),
        sure.violated().low(),
        sure.violated().high(),
        sure.cost().low(),
        sure.cost().high());
    if (row.seeds().size() > 1) {
      outcomes("seed", row.seeds(), out);
    }
    outcomes("with", row.curve(), out);
    if (row.result().bounded() > 0) {
      line(out, "    asked %d times for more than there may be", row.result().bounded());
    }
  }

  private static void outcomes(String what, List<Outcome> outcomes, PrintWriter out) {
    outcomes.forEach(
        one -> line(out, "    %s %s: %.3f %% at %.2f", what, one.of(), one.violated(), one.cost()));
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
