package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadResult;
import java.util.EnumMap;
import java.util.Map;

/** What thresholds are held against, in the unit of each metric. Pure. */
final class Figures {

  private Figures() {}

  /** Those that every load has; without a good answer there are no latencies. */
  static Map<Metric, Double> of(LoadResult load) {
    var figures = new EnumMap<Metric, Double>(Metric.class);
    figures.put(Metric.THROUGHPUT, load.perSecond());
    figures.put(Metric.ERRORS, load.failedShare());
    var latency = load.latency();
    if (latency.count() > 0) {
      figures.put(Metric.MEAN, latency.meanMicros() / 1e6);
      figures.put(Metric.P50, latency.p50Micros() / 1e6);
      figures.put(Metric.P90, latency.p90Micros() / 1e6);
      figures.put(Metric.P95, latency.p95Micros() / 1e6);
      figures.put(Metric.P99, latency.p99Micros() / 1e6);
      figures.put(Metric.P999, latency.p999Micros() / 1e6);
      figures.put(Metric.MAX, latency.maxMicros() / 1e6);
    }
    return figures;
  }
}
