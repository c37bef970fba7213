package io.evenkeel.http.bench.balancing;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.Machine;
import java.util.Comparator;
import java.util.Locale;

/** The lab's findings as one HTML page that needs neither network nor script. */
public final class LabHtml {

  private LabHtml() {}

  public static String of(LabReport report, String version) {
    var out = new StringBuilder("<p>").append(escaped(context(report, version))).append("</p>");
    summary(out, report);
    var last = "";
    for (var trial : report.trials()) {
      if (!trial.scenario().name().equals(last)) {
        last = trial.scenario().name();
        heading(out, trial.scenario());
      }
      out.append(RatioChart.of(trial));
      table(out, trial);
    }
    return HtmlPage.of("simulate balancing", out.toString());
  }

  private static String context(LabReport report, String version) {
    var machine = Machine.here();
    return text(
        "version %s, started %s, first seed %d, %d processors, %s; %s. Times in ms, 95 %% intervals"
            + " over seeds; a failed call is charged the deadline; the bound knows all work, speeds"
            + " and faults without delay.",
        version,
        report.startedAt(),
        report.firstSeed(),
        machine.processors(),
        machine.java(),
        report.parameters());
  }

  /** p99 in relation to the best strategy. */
  private static void summary(StringBuilder out, LabReport report) {
    if (report.trials().isEmpty()) {
      return;
    }
    out.append("<h2>p99 in relation to the best strategy</h2>");
    out.append("<div style=\"overflow-x:auto\"><table><tr><th>scenario<th>load");
    report.trials().get(0).rows().forEach(r -> out.append("<th>").append(escaped(r.label())));
    out.append("</tr>");
    for (var trial : report.trials()) {
      out.append("<tr><td>").append(escaped(trial.scenario().name()));
      out.append("<td>").append(trial.load());
      double best = trial.bestP99();
      for (var row : trial.rows()) {
        out.append(text("<td>%.2f", row.estimate(Figure.P99).mean() / best));
      }
      out.append("</tr>");
    }
    out.append("</table></div>");
  }

  private static void heading(StringBuilder out, Scenario scenario) {
    out.append("<h2>").append(escaped(scenario.name())).append("</h2><p>");
    out.append(escaped(scenario.about())).append(". Expected to win: ");
    out.append(escaped(scenario.winner())).append("; learned: ");
    out.append(escaped(scenario.learned())).append(".</p>");
  }

  private static void table(StringBuilder out, Trial trial) {
    out.append(
        "<div style=\"overflow-x:auto\"><table><tr><th>strategy<th>p50<th>p99<th>p99.9<th>slowdown<th>max"
            + " in flight");
    out.append("<th>errors<th>goodput<th>fairness<th>probes/call<th>p99 to bound</tr>");
    trial.rows().stream()
        .sorted(Comparator.comparingDouble(row -> row.estimate(Figure.P99).mean()))
        .forEach(row -> row(out, row));
    row(out, trial.bound());
    out.append("</table></div>");
  }

  private static void row(StringBuilder out, Row row) {
    var p99 = row.estimate(Figure.P99);
    var p999 = row.estimate(Figure.P999);
    var ratio = row.ratioToBound(Figure.P99);
    out.append("<tr><td>").append(escaped(row.label()));
    out.append(
        text(
            "<td>%.2f<td>%.2f (%.2f..%.2f)<td>%.2f (%.2f..%.2f)<td>%.2f<td>%.0f<td>%.2f %%"
                + "<td>%.2f %%<td>%.3f<td>%.2f<td>%.2f (%.2f..%.2f)</tr>",
            mean(row, Figure.P50),
            p99.mean(),
            p99.low(),
            p99.high(),
            p999.mean(),
            p999.low(),
            p999.high(),
            mean(row, Figure.SLOWDOWN),
            mean(row, Figure.MAX_IN_FLIGHT),
            mean(row, Figure.ERRORS) * 100,
            mean(row, Figure.GOODPUT) * 100,
            mean(row, Figure.FAIRNESS),
            mean(row, Figure.OVERHEAD),
            ratio.mean(),
            ratio.low(),
            ratio.high()));
  }

  private static double mean(Row row, Figure figure) {
    return row.estimate(figure).mean();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
