package io.evenkeel.http.bench.stress;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;
import static io.evenkeel.http.bench.stress.SweepText.text;

import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.report.Axis;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.HtmlReport;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A sweep as one HTML page. */
public final class SweepHtml {

  private SweepHtml() {}

  public static String of(SweepReport report, String version) {
    var out =
        new StringBuilder(
            HtmlReport.head(
                report.startedAt(),
                report.seed(),
                report.parameters(),
                report.verification(),
                version));
    StressHtml.sentences(out, report.verdicts(), report.notes());
    out.append("<h2>").append(escaped(report.title())).append("</h2>");
    table(out, report.levels());
    out.append(throughput(report.levels()).svg()).append(latency(report.levels()).svg());
    return HtmlPage.of("bench load", out.toString());
  }

  private static void table(StringBuilder out, List<Level> levels) {
    out.append("<table><tr><th>concurrency<th>throughput/s, 95 %<th>p50, ms<th>p99, ms");
    out.append("<th>p99.9, ms<th>failed<th>runs</tr>");
    for (var level : levels) {
      var error = level.throughputError();
      out.append(
          text(
              "<tr><td>%d<td>%,.0f%s<td>%.2f<td>%.2f<td>%.2f<td>%,d<td>%d</tr>",
              level.concurrency(),
              level.throughput(),
              Double.isNaN(error) ? "" : text(" ± %,.0f", error),
              level.millis(Metric.P50),
              level.millis(Metric.P99),
              level.millis(Metric.P999),
              level.failed(),
              level.runs().size()));
    }
    out.append("</table>");
  }

  private static Chart throughput(List<Level> levels) {
    return chart(
        "Throughput by concurrency, least, mean and most of the runs",
        "per second",
        levels,
        Axis.FROM_ZERO,
        line("least", "b", levels, level -> runs(level).min().orElse(0)),
        line("mean", "a", levels, Level::throughput),
        line("most", "d", levels, level -> runs(level).max().orElse(0)));
  }

  private static Chart latency(List<Level> levels) {
    return chart(
        "Latency by concurrency, median of the runs",
        "ms",
        levels,
        Axis.POWERS_OF_TEN,
        line("p50", "a", levels, level -> level.millis(Metric.P50)),
        line("p99", "b", levels, level -> level.millis(Metric.P99)),
        line("p99.9", "c", levels, level -> level.millis(Metric.P999)));
  }

  private static DoubleStream runs(Level level) {
    return level.runs().stream().mapToDouble(LoadResult::perSecond);
  }

  /** Levels mostly double, so they stand side by side, not to scale. */
  private static Chart chart(
      String title, String unit, List<Level> levels, Axis axis, Line... lines) {
    var labels =
        IntStream.range(0, levels.size())
            .mapToObj(i -> new Label(i, Integer.toString(levels.get(i).concurrency())))
            .toList();
    return new Chart(title, unit, List.of(lines), labels, List.of(), axis);
  }

  private static Line line(
      String name, String style, List<Level> levels, ToDoubleFunction<Level> figure) {
    var points =
        IntStream.range(0, levels.size())
            .mapToObj(i -> new Point(i, figure.applyAsDouble(levels.get(i))))
            .toList();
    return new Line(name, style, points);
  }
}
