package io.evenkeel.http.bench.report;

import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of one load. */
final class LoadCharts {

  private LoadCharts() {}

  static List<Chart> of(LoadResult load) {
    return List.of(
        overTime(load, "Throughput", "answers/s", line(load, "2xx", "a", Tick::succeeded)),
        overTime(
            load,
            "Latency over time",
            "ms",
            line(load, "p50", "a", tick -> tick.p50Micros() / 1e3),
            line(load, "p99", "b", tick -> tick.p99Micros() / 1e3),
            line(load, "max", "c", tick -> tick.maxMicros() / 1e3)),
        distribution(load),
        overTime(
            load,
            "Errors and retries",
            "per second",
            line(load, "failed", "c", Tick::failed),
            line(load, "retries", "b", Tick::retries)));
  }

  private static Chart overTime(LoadResult load, String title, String unit, Line... lines) {
    int last = Math.max(1, load.timeline().size() - 1);
    var labels =
        IntStream.rangeClosed(0, Math.min(6, last))
            .map(i -> i * last / Math.min(6, last))
            .mapToObj(second -> new Label(second, second + " s"))
            .toList();
    return new Chart(title, unit, List.of(lines), labels);
  }

  private static Line line(
      LoadResult load, String name, String style, ToDoubleFunction<Tick> figure) {
    var points =
        load.timeline().stream()
            .map(tick -> new Point(tick.second(), figure.applyAsDouble(tick)))
            .toList();
    return new Line(name, style, points);
  }

  /** Percentiles on a scale of nines, as HdrHistogram plots them. */
  private static Chart distribution(LoadResult load) {
    var points =
        load.latency().curve().stream()
            .filter(point -> point.percentile() < 100)
            .map(point -> new Point(nines(point.percentile()), point.micros() / 1e3))
            .toList();
    double end = points.stream().mapToDouble(Point::x).max().orElse(1);
    var labels =
        Stream.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 99.999)
            .filter(percentile -> nines(percentile) <= end)
            .map(percentile -> new Label(nines(percentile), percentile + " %"))
            .toList();
    return new Chart("Latency by percentile", "ms", List.of(new Line("2xx", "a", points)), labels);
  }

  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }
}
