package io.evenkeel.http.bench.forecast;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.forecast.TrialReport.Band;
import io.evenkeel.http.bench.report.BarChart;
import io.evenkeel.http.bench.report.BarChart.Bar;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What forecasts came to as one HTML page that needs neither network nor script. */
public final class ForecastHtml {

  private static final int LABELS = 6;

  private ForecastHtml() {}

  public static String of(
      List<TrialReport> reports, Map<String, Object> parameters, String version) {
    var out = new StringBuilder("<p>version ").append(escaped(version)).append(", ");
    out.append(escaped(parameters.toString())).append("</p>");
    reports.forEach(report -> trace(out, report));
    var text = new StringWriter();
    ForecastText.print(reports, new PrintWriter(text));
    out.append("<h2>All figures</h2><pre style=\"overflow-x:auto\">");
    out.append(escaped(text.toString())).append("</pre>");
    return HtmlPage.of("evaluate forecast", out.toString());
  }

  private static void trace(StringBuilder out, TrialReport report) {
    out.append("<h2>").append(escaped(report.trace())).append("</h2>");
    var bars =
        report.scores().stream()
            .filter(score -> score.steps() > 0)
            .map(score -> bar(score.name(), 100 * score.loss()))
            .toList();
    out.append(new BarChart("pinball loss", "% of the mean load", bars).svg());
    out.append(bands(report).svg());
  }

  private static Bar bar(String name, double value) {
    return new Bar(name, value, value, value);
  }

  private static Chart bands(TrialReport report) {
    double hours = report.last().size() * report.stepSeconds() / 3_600;
    var labels =
        IntStream.rangeClosed(0, LABELS)
            .mapToObj(i -> new Label(hours * i / LABELS, hour(hours * i / LABELS)))
            .toList();
    return new Chart(
        "the newest forecasts of the mixture",
        "requests a second",
        List.of(
            new Line("0.99 quantile", "c", points(report, Band::highest)),
            new Line("median", "a", points(report, Band::median)),
            new Line("what came", "b", points(report, Band::came))),
        labels);
  }

  private static List<Point> points(TrialReport report, ToDoubleFunction<Band> value) {
    double hour = report.stepSeconds() / 3_600;
    return IntStream.range(0, report.last().size())
        .mapToObj(i -> new Point(i * hour, value.applyAsDouble(report.last().get(i))))
        .toList();
  }

  private static String hour(double hours) {
    return String.format(Locale.ROOT, "%.0f h", hours);
  }
}
