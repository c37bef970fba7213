package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.report.Spread;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of one concurrency.
 *
 * @param concurrency requests under way at a time
 * @param runs in the order they were made, at least one
 */
public record Level(int concurrency, List<LoadResult> runs) {

  /** Two-sided 95 % quantiles of Student's t, by degrees of freedom from 1 on. */
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086
  };

  private static final double T_LARGE = 2.0;

  public Level {
    runs = List.copyOf(runs);
  }

  /** The mean of the runs. */
  public double throughput() {
    return runs.stream().mapToDouble(LoadResult::perSecond).average().orElse(0);
  }

  /** Half of the 95 % interval of the mean, by Student's t; NaN for a single run. */
  public double throughputError() {
    int n = runs.size();
    if (n < 2) {
      return Double.NaN;
    }
    double mean = throughput();
    double squares =
        runs.stream().mapToDouble(r -> Math.pow(r.perSecond() - mean, 2)).sum() / (n - 1);
    double t = n - 2 < T.length ? T[n - 2] : T_LARGE;
    return t * Math.sqrt(squares / n);
  }

  /** The median of the runs' figures, in the metric's unit; nothing good, no latencies. */
  Map<Metric, Double> figures() {
    var figures = new EnumMap<Metric, Double>(Metric.class);
    for (var metric : Metric.values()) {
      var values =
          runs.stream().map(Figures::of).filter(f -> f.containsKey(metric)).map(f -> f.get(metric));
      var found = values.toList();
      if (!found.isEmpty()) {
        figures.put(metric, Spread.of(found).median());
      }
    }
    figures.put(Metric.THROUGHPUT, throughput());
    return figures;
  }

  /** The median of the runs' figures of a metric of time, in milliseconds; 0 when there is none. */
  public double millis(Metric metric) {
    return figures().getOrDefault(metric, 0.0) * 1e3;
  }

  /** Requests that failed, in all runs. */
  public long failed() {
    return runs.stream().mapToLong(LoadResult::failed).sum();
  }
}
