package io.evenkeel.http.bench.live;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.BarChart;
import io.evenkeel.http.bench.report.BarChart.Bar;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.Machine;
import java.util.List;
import java.util.Locale;

/** A live comparison as one HTML page that needs neither network nor script. */
public final class LiveHtml {

  private LiveHtml() {}

  public static String of(LiveReport report, String version) {
    var machine = Machine.here();
    var out = new StringBuilder("<p>");
    out.append(
        escaped(
            text(
                "version %s, started %s, %d processors, %s; %s. Medians of rounds in ms, the least"
                    + " and the greatest in brackets; a failed call is charged the deadline.",
                version,
                report.startedAt(),
                machine.processors(),
                machine.java(),
                report.parameters())));
    out.append("</p>").append(new BarChart("p99, live", "ms", live(report)).svg());
    out.append(new BarChart("p99, simulated", "ms", simulated(report)).svg());
    table(out, report);
    for (var row : report.rows()) {
      if (!row.faults().isEmpty()) {
        out.append("<p>").append(escaped(row.name() + ": " + FaultWatch.sentence(row)));
        out.append(".</p>");
      }
    }
    out.append(text("<p>Live and simulated ranking: Kendall's tau %.2f.</p>", report.kendall()));
    return HtmlPage.of("bench balancing", out.toString());
  }

  private static List<Bar> live(LiveReport report) {
    return report.rows().stream()
        .map(row -> new Bar(row.name(), row.p99().median(), row.p99().min(), row.p99().max()))
        .toList();
  }

  private static List<Bar> simulated(LiveReport report) {
    return report.rows().stream()
        .flatMap(
            row ->
                row.simulatedP99().stream()
                    .map(p99 -> new Bar(row.name(), p99.mean(), p99.low(), p99.high())))
        .toList();
  }

  private static void table(StringBuilder out, LiveReport report) {
    out.append("<div style=\"overflow-x:auto\"><table><tr><th><th>p50<th>p99<th>failed");
    report.others().forEach(o -> out.append("<th>p99 by ").append(escaped(o.name())));
    out.append("<th>simulated p99</tr>");
    for (var row : report.rows()) {
      out.append("<tr><td>").append(escaped(row.name()));
      var p99 = row.p99();
      out.append(
          text(
              "<td>%.1f<td>%.1f (%.1f..%.1f)<td>%,d",
              row.p50().median(), p99.median(), p99.min(), p99.max(), row.failed()));
      for (var other : report.others()) {
        var ratio = row.p99By(other).ratio();
        out.append("<td>");
        if (row.ours()) {
          out.append(text("%.2f (%.2f..%.2f)", ratio.median(), ratio.min(), ratio.max()));
        }
      }
      out.append("<td>").append(row.simulatedP99().map(e -> text("%.1f", e.mean())).orElse(""));
      out.append("</tr>");
    }
    out.append(
        text(
            "<tr><td>full knowledge<td><td><td>%s<td>%.1f</tr></table></div>",
            "<td>".repeat(report.others().size()), report.boundP99().mean()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
