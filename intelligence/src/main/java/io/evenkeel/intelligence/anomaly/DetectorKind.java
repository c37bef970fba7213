package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.AnomalyDetectors;

/**
 * A kind of detector.
 *
 * @param name in settings and reports
 * @param summary one sentence
 * @param maker makes one for a stream
 */
public record DetectorKind(String name, String summary, AnomalyDetectors maker)
    implements AnomalyDetectors {

  @Override
  public AnomalyDetector create(int metrics, long seed) {
    if (metrics < 1) {
      throw new IllegalArgumentException("metrics must be at least 1, were " + metrics);
    }
    return maker.create(metrics, seed);
  }

  /** A kind that is made for one metric, watching each metric of a row by itself. */
  static DetectorKind ofEach(String name, String summary, AnomalyDetectors ofOne) {
    return new DetectorKind(
        name,
        summary,
        (metrics, seed) ->
            metrics == 1 ? ofOne.create(1, seed) : new EachMetric(metrics, seed, ofOne));
  }
}
