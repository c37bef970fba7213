package io.evenkeel.http.bench.anomaly;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.intelligence.anomaly.evaluation.AsdServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found as one HTML page that needs neither network nor script. */
public final class AnomalyHtml {

  private static final int CHARTS = 16;

  private AnomalyHtml() {}

  /** The page; charts are of the first detector. */
  public static String of(
      List<NabRow> nab,
      List<AsdRow> asd,
      List<AsdServer> servers,
      Map<String, Object> parameters,
      String version) {
    var out = new StringBuilder("<p>version ").append(escaped(version)).append(", ");
    out.append(escaped(parameters.toString())).append("</p>");
    if (!nab.isEmpty()) {
      nab(out, nab);
    }
    if (!asd.isEmpty()) {
      asd(out, asd, servers);
    }
    return HtmlPage.of("evaluate anomaly", out.toString());
  }

  private static void nab(StringBuilder out, List<NabRow> rows) {
    out.append("<h2>NAB</h2><table><tr><th>detector<th>profile<th>score<th>groups left out");
    out.append("<th>us a row</tr>");
    for (var row : rows) {
      for (var by : row.profiles()) {
        out.append("<tr><td>").append(escaped(row.detector()));
        out.append("<td>").append(escaped(by.profile()));
        out.append(
            text(
                "<td>%.2f<td>%.2f<td>%.2f</tr>",
                by.score(), by.groupsLeftOut(), row.microsOfRow()));
      }
    }
    out.append("</table>");
    var first = rows.get(0);
    double threshold = first.profiles().get(0).threshold();
    first.scores().stream()
        .filter(scores -> !scores.series().windows().isEmpty())
        .limit(CHARTS)
        .forEach(
            scores ->
                out.append(
                    SeriesChart.svg(
                        scores.series().name(),
                        scores.series().rows(),
                        scores.series()::value,
                        row -> row < scores.series().probation() ? 0 : scores.score(row),
                        row -> scores.series().windowOf(row) >= 0,
                        threshold)));
  }

  private static void asd(StringBuilder out, List<AsdRow> rows, List<AsdServer> servers) {
    out.append("<h2>ASD</h2><table><tr><th>detector<th>AP<th>event F1<th>delay, rows");
    out.append("<th>hit rate<th>us a row</tr>");
    for (var row : rows) {
      out.append("<tr><td>").append(escaped(row.detector()));
      out.append(
          text(
              "<td>%.3f<td>%.3f<td>%.1f<td>%.3f<td>%.2f</tr>",
              row.averagePrecision(),
              row.eventF1(),
              row.delayRows(),
              row.hitRate(),
              row.microsOfRow()));
    }
    out.append("</table><p>The value drawn is the mean of all metrics.</p>");
    for (int i = 0; i < Math.min(CHARTS, servers.size()); i++) {
      var server = servers.get(i);
      var found = rows.get(0).servers().get(i);
      out.append(
          SeriesChart.svg(
              server.name(),
              server.test().length,
              row -> mean(server.test()[row]),
              row -> found.scores().get(row),
              row -> server.labels()[row],
              found.threshold()));
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value / values.length;
    }
    return sum;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
