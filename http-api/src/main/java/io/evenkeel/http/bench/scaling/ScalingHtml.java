package io.evenkeel.http.bench.scaling;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.core.simulation.replay.ReplayResult;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.scaling.TraceReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The replay lab's findings as one HTML page that needs neither network nor script. */
public final class ScalingHtml {

  private static final int LABELS = 6;
  private static final double MOST_COST = 5;

  private ScalingHtml() {}

  public static String of(
      List<TraceReport> reports, Map<String, Object> parameters, String version) {
    var out = new StringBuilder("<p>version ").append(escaped(version)).append(", ");
    out.append(escaped(parameters.toString()));
    out.append(". Cost: instance-hours from order to release by the oracle's.</p>");
    reports.forEach(report -> trace(out, report));
    return HtmlPage.of("simulate scaling", out.toString());
  }

  private static void trace(StringBuilder out, TraceReport report) {
    out.append("<h2>").append(escaped(report.trace())).append("</h2>");
    out.append("<div style=\"overflow-x:auto\"><table><tr><th>policy<th>violated<th>cost");
    out.append("<th>thetaU<th>thetaO<th>tU<th>tO<th>changes/h<th>speedup</tr>");
    for (var row : report.rows()) {
      var found = row.result();
      out.append("<tr><td>").append(escaped(row.label()));
      out.append(
          text(
              "<td>%.3f %%<td>%.2f<td>%.3f<td>%.1f<td>%.2f<td>%.1f<td>%.1f<td>%.2f</tr>",
              found.violated(),
              report.cost(row),
              found.underAccuracy(),
              found.overAccuracy(),
              found.underTime(),
              found.overTime(),
              found.changesPerHour(),
              found.elasticSpeedup(report.baseline())));
    }
    out.append("</table></div>");
    report.rows().forEach(row -> out.append(chart(row.label(), row.result()).svg()));
    report.rows().stream().filter(row -> !row.curve().isEmpty()).forEach(row -> curve(out, row));
    limits(out, report);
  }

  /** Cost by violations, both better the lower they are. */
  private static void curve(StringBuilder out, Row row) {
    var points =
        row.curve().stream()
            .filter(one -> one.cost() <= MOST_COST)
            .map(one -> new Point(one.cost(), one.violated()))
            .toList();
    var labels =
        IntStream.rangeClosed(1, (int) MOST_COST)
            .mapToObj(cost -> new Label(cost, Integer.toString(cost)))
            .toList();
    var line = new Line("violated, by cost", "a", points);
    out.append(new Chart(escaped(row.label()), "%", List.of(line), labels).svg());
  }

  private static void limits(StringBuilder out, TraceReport report) {
    if (report.limits().isEmpty()) {
      return;
    }
    out.append("<table><tr><th>who knows more than a policy can<th>violated<th>cost</tr>");
    for (var limit : report.limits()) {
      out.append("<tr><td>").append(escaped(limit.who()));
      out.append(text("<td>%.3f %%<td>%.2f</tr>", limit.violated(), limit.cost()));
    }
    out.append("</table>");
  }

  private static Chart chart(String label, ReplayResult result) {
    var timeline = result.timeline();
    double hours = timeline.isEmpty() ? 1 : timeline.get(timeline.size() - 1).hour();
    var labels =
        IntStream.rangeClosed(0, LABELS)
            .mapToObj(i -> new Label(hours * i / LABELS, text("%.0f h", hours * i / LABELS)))
            .toList();
    var supply = timeline.stream().map(p -> new Point(p.hour(), p.supply())).toList();
    var demand = timeline.stream().map(p -> new Point(p.hour(), p.demand())).toList();
    var lines = new ArrayList<Line>();
    lines.add(new Line("supply", "a", supply));
    lines.add(new Line("demand", "b", demand));
    var most =
        timeline.stream()
            .filter(p -> !Double.isNaN(p.most()))
            .map(p -> new Point(p.hour(), p.most()))
            .toList();
    if (!most.isEmpty()) {
      lines.add(new Line("forecast, 99 %", "c", most));
    }
    return new Chart(escaped(label), "instances", lines, labels);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
