package io.evenkeel.intelligence.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import java.util.List;

/**
 * A random cut forest over the last rows (Guha, Mishra, Roy, Schrijvers, ICML 2016), as Amazon's
 * library has it: 50 trees of 256 points; of a single metric, 8 rows to a point. A yardstick.
 */
final class RandomCutForestScores implements AnomalyDetector {

  static final DetectorKind KIND =
      new DetectorKind(
          "random-cut-forest",
          "isolation in a forest of random cuts (Amazon's library); a yardstick",
          RandomCutForestScores::new);

  private static final int SHINGLE = 8;

  private final int metrics;
  private final RandomCutForest forest;
  private final TailSurprise known = new TailSurprise(DailyNoveltySettings.DEFAULT.most());

  RandomCutForestScores(int metrics, long seed) {
    this.metrics = metrics;
    int shingle = metrics == 1 ? SHINGLE : 1;
    forest =
        RandomCutForest.builder()
            .dimensions(metrics * shingle)
            .shingleSize(shingle)
            .internalShinglingEnabled(true)
            .numberOfTrees(50)
            .sampleSize(256)
            .randomSeed(seed)
            .parallelExecutionEnabled(false)
            .build();
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, metrics);
    if (!Rows.areFinite(values)) {
      return Anomaly.NONE;
    }
    float[] point = new float[metrics];
    for (int i = 0; i < metrics; i++) {
      point[i] = (float) values[i];
    }
    double distance = Math.max(0, forest.getAnomalyScore(point));
    forest.update(point);
    double surprise = known.of(distance);
    known.add(distance);
    return new Anomaly(surprise, List.of());
  }
}
