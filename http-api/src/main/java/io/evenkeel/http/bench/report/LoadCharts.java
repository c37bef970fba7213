package io.evenkeel.http.bench.report;

import io.evenkeel.http.bench.load.Latency;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.Chart.Band;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of one load: its seconds, and its latencies. */
public final class LoadCharts {

  private static final int LABELS = 8;
  private static final int[] ROUND = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600};

  private final List<Tick> seconds;
  private final List<Band> bands;

  private LoadCharts(List<Tick> seconds, List<Band> bands) {
    this.seconds = seconds;
    this.bands = bands;
  }

  static List<Chart> of(LoadResult load) {
    return of(load.timeline(), load.latency(), List.of(), List.of());
  }

  /**
   * The charts.
   *
   * @param seconds in order
   * @param latency of the whole
   * @param wanted requests in each second, empty where nobody said
   * @param bands what happened, over seconds
   */
  public static List<Chart> of(
      List<Tick> seconds, Latency latency, List<Double> wanted, List<Band> bands) {
    var charts = new LoadCharts(seconds, bands);
    var all = new ArrayList<Chart>();
    all.add(charts.rates(wanted));
    all.add(
        charts.overTime(
            "Latency over time",
            "ms",
            Axis.POWERS_OF_TEN,
            charts.line("p50", "a", tick -> tick.p50Micros() / 1e3),
            charts.line("p99", "b", tick -> tick.p99Micros() / 1e3),
            charts.line("max", "c", tick -> tick.maxMicros() / 1e3)));
    all.add(distribution(latency));
    if (seconds.stream().anyMatch(tick -> tick.failed() + tick.retries() + tick.notSent() > 0)) {
      all.add(charts.wrong());
    }
    return all;
  }

  private Chart wrong() {
    return overTime(
        "Errors, retries, not sent",
        "per second",
        Axis.FROM_ZERO,
        line("failed", "c", Tick::failed),
        line("retries", "b", Tick::retries),
        line("not sent", "e", Tick::notSent));
  }

  private Chart rates(List<Double> wanted) {
    var lines = new ArrayList<Line>();
    if (!wanted.isEmpty()) {
      lines.add(
          line("wanted", "d", tick -> wanted.get(Math.min(wanted.size() - 1, tick.second()))));
    }
    lines.add(line("sent", "b", Tick::sent));
    lines.add(line("answered 2xx", "a", Tick::succeeded));
    return overTime("Rate", "per second", Axis.FROM_ZERO, lines.toArray(Line[]::new));
  }

  private Chart overTime(String title, String unit, Axis axis, Line... lines) {
    int last = Math.max(1, seconds.size() - 1);
    return new Chart(title, unit, List.of(lines), timeLabels(last), bands, axis);
  }

  /** Labels below an axis of so many seconds. */
  public static List<Label> timeLabels(int last) {
    int step =
        IntStream.of(ROUND).filter(round -> last <= LABELS * round).findFirst().orElse(86_400);
    return IntStream.iterate(0, second -> second <= last, second -> second + step)
        .mapToObj(second -> new Label(second, step < 60 ? second + " s" : second / 60 + " min"))
        .toList();
  }

  private Line line(String name, String style, ToDoubleFunction<Tick> figure) {
    var points =
        seconds.stream().map(tick -> new Point(tick.second(), figure.applyAsDouble(tick))).toList();
    return new Line(name, style, points);
  }

  /** Percentiles on a scale of nines, as HdrHistogram plots them. */
  private static Chart distribution(Latency latency) {
    var points =
        latency.curve().stream()
            .filter(point -> point.percentile() < 100)
            .map(point -> new Point(nines(point.percentile()), point.micros() / 1e3))
            .toList();
    double end = points.stream().mapToDouble(Point::x).max().orElse(1);
    var labels =
        Stream.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99, 99.999)
            .filter(percentile -> nines(percentile) <= end)
            .map(percentile -> new Label(nines(percentile), percentile + " %"))
            .toList();
    return new Chart(
        "Latency by percentile",
        "ms",
        List.of(new Line("2xx", "a", points)),
        labels,
        List.of(),
        Axis.POWERS_OF_TEN);
  }

  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }
}
