package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.Arrays;

/** Always the same quantiles about the present level: what a first network has to beat. */
final class NaiveModel implements ForecastModel {

  private final int ahead;
  private final float[] quantiles = new float[Quantiles.COUNT];

  /** Those of what came in a training set that is not empty. */
  NaiveModel(TrainingSet seen) {
    ahead = seen.ahead;
    float[] sorted = seen.targets.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = sorted[(int) (Quantiles.level(i) * (sorted.length - 1))];
    }
  }

  @Override
  public int ahead() {
    return ahead;
  }

  @Override
  public void forecast(float[] inputs, float[] filled) {
    System.arraycopy(quantiles, 0, filled, 0, quantiles.length);
  }
}
