package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import java.util.List;
import java.util.SplittableRandom;

/** Chance: what a measure gives for nothing. A yardstick. */
final class RandomScores implements AnomalyDetector {

  static final DetectorKind KIND =
      new DetectorKind("random", "chance; a yardstick", RandomScores::new);

  private final int metrics;
  private final SplittableRandom random;

  RandomScores(int metrics, long seed) {
    this.metrics = metrics;
    random = new SplittableRandom(seed);
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, metrics);
    double chance = 1 - random.nextDouble();
    return new Anomaly(Math.min(Anomaly.MOST, -Math.log10(chance)), List.of());
  }
}
