package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.anomaly.Contribution;

/** One detector for each metric; the row is as unusual as its most unusual metric. */
final class EachMetric implements AnomalyDetector {

  private final AnomalyDetector[] detectors;
  private final double[] surprises;
  private final double[] one = new double[1];

  EachMetric(int metrics, long seed, AnomalyDetectors ofOne) {
    detectors = new AnomalyDetector[metrics];
    surprises = new double[metrics];
    for (int i = 0; i < metrics; i++) {
      detectors[i] = ofOne.create(1, seed + i);
    }
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, detectors.length);
    double most = 0;
    for (int i = 0; i < detectors.length; i++) {
      one[0] = values[i];
      surprises[i] = detectors[i].observe(timeMillis, one).surprise();
      most = Math.max(most, surprises[i]);
    }
    return new Anomaly(most, Contribution.of(surprises));
  }
}
