package io.evenkeel.http.bench.elastic;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A step as one HTML page that needs neither network nor script. */
public final class ElasticHtml {

  private static final int LABELS = 8;

  private ElasticHtml() {}

  public static String of(ElasticReport report, String version) {
    var text = new StringWriter();
    ElasticText.print(report, new PrintWriter(text));
    var out = new StringBuilder("<p>version ").append(escaped(version)).append(", ");
    out.append(escaped(report.parameters().toString())).append("</p><pre>");
    out.append(escaped(text.toString())).append("</pre>");
    out.append(supply(report).svg());
    out.append(
        chart(report, "calls", "per second", new Line("answered", "a", of(report, Tick::succeeded)))
            .svg());
    out.append(
        chart(
                report,
                "response time",
                "ms",
                new Line("p50", "a", of(report, tick -> tick.p50Micros() / 1e3)),
                new Line("p99", "b", of(report, tick -> tick.p99Micros() / 1e3)))
            .svg());
    out.append(
        chart(report, "failed", "per second", new Line("failed", "c", of(report, Tick::failed)))
            .svg());
    return HtmlPage.of("bench scaling", out.toString());
  }

  private static Chart supply(ElasticReport report) {
    var samples = report.samples();
    return chart(
        report,
        report.settings().nodes() ? "nodes" : "instances",
        "",
        new Line(
            "ready", "a", samples.stream().map(s -> new Point(s.second(), s.ready())).toList()),
        new Line(
            "wanted", "b", samples.stream().map(s -> new Point(s.second(), s.wanted())).toList()));
  }

  private static List<Point> of(ElasticReport report, ToDoubleFunction<Tick> figure) {
    return report.load().timeline().stream()
        .map(tick -> new Point(tick.second(), figure.applyAsDouble(tick)))
        .toList();
  }

  private static Chart chart(ElasticReport report, String title, String unit, Line... lines) {
    double seconds = report.settings().warmupSeconds() + report.settings().profile().seconds();
    var labels =
        IntStream.rangeClosed(0, LABELS)
            .mapToObj(i -> seconds * i / LABELS)
            .map(at -> new Label(at, String.format(Locale.ROOT, "%.0f s", at)))
            .toList();
    return new Chart(title, unit, List.of(lines), labels);
  }
}
