package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;
import java.util.List;

/**
 * How many deviations a value is off its exponentially weighted mean, both with weight 0.05 for the
 * newest, as a tail of the normal distribution. A yardstick: the EWMA chart (Roberts, Technometrics
 * 1959).
 */
final class EwmaDeviation implements AnomalyDetector {

  static final DetectorKind KIND =
      DetectorKind.ofEach(
          "ewma",
          "deviations off an exponentially weighted mean; a yardstick",
          (metrics, seed) -> new EwmaDeviation());

  private static final double WEIGHT = 0.05;
  private static final int LEAST = 10;

  private double mean;
  private double variance;
  private int rows;

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, 1);
    if (!Rows.areFinite(values)) {
      return Anomaly.NONE;
    }
    double off = rows == 0 ? 0 : values[0] - mean;
    double surprise = surprise(off);
    mean = rows == 0 ? values[0] : mean + WEIGHT * off;
    variance = (1 - WEIGHT) * (variance + WEIGHT * off * off);
    rows++;
    return new Anomaly(surprise, List.of(new Contribution(0, 1)));
  }

  private double surprise(double off) {
    if (rows < LEAST || off == 0) {
      return 0;
    }
    double chance = 2 * NormalTail.above(Math.abs(off) / Math.sqrt(variance + 1e-12));
    return Math.max(0, Math.min(Anomaly.MOST, -Math.log10(chance)));
  }
}
