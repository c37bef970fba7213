package io.evenkeel.http.bench.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A latency distribution in microseconds, precise to three digits.
 *
 * @param count how many were recorded; with 0 all figures are 0
 * @param curve the whole distribution, for drawing
 */
public record Latency(
    long count,
    double meanMicros,
    long p50Micros,
    long p90Micros,
    long p95Micros,
    long p99Micros,
    long p999Micros,
    long maxMicros,
    List<Point> curve) {

  /** So many percent of the requests took at most so long. */
  public record Point(double percentile, long micros) {}

  public Latency {
    curve = List.copyOf(curve);
  }

  static Latency of(Histogram histogram) {
    return new Latency(
        histogram.getTotalCount(),
        histogram.getTotalCount() == 0 ? 0 : histogram.getMean(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(95),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue(),
        curve(histogram));
  }

  private static List<Point> curve(Histogram histogram) {
    var points = new ArrayList<Point>();
    for (var value : histogram.percentiles(5)) {
      points.add(new Point(value.getPercentileLevelIteratedTo(), value.getValueIteratedTo()));
    }
    return points;
  }
}
