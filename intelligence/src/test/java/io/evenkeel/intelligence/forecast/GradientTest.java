package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.scaling.forecast.Quantiles;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientTest {

  private static final float STEP = 1e-2f;

  /** Some weights of each part, by finite differences. */
  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    var seen = TrainingSet.of(Lessons.wave(2_000, 1), 2_000, 0, 300);
    var weights = PeakNetwork.unfitted(1);
    var gradient = new Gradient();
    int sample = 100;
    gradient.add(weights, seen, sample, 1);
    var random = new SplittableRandom(1);
    var parts =
        List.of(
            PeakNetwork.BIAS_1,
            PeakNetwork.LAYER_1,
            PeakNetwork.BIAS_2,
            PeakNetwork.LAYER_2,
            PeakNetwork.BIAS_3,
            PeakNetwork.LAYER_3,
            PeakNetwork.LINEAR,
            PeakNetwork.WEIGHTS);
    for (int part = 0; part + 1 < parts.size(); part++) {
      for (int i = 0; i < 20; i++) {
        int at = random.nextInt(parts.get(part), parts.get(part + 1));
        var more = weights.clone();
        var less = weights.clone();
        more[at] += STEP;
        less[at] -= STEP;
        double slope = (loss(more, seen, sample) - loss(less, seen, sample)) / (2 * STEP);
        assertThat((double) gradient.values()[at])
            .as("weight %d", at)
            .isCloseTo(slope, within(0.02 + 0.05 * Math.abs(slope)));
      }
    }
  }

  private static double loss(float[] weights, TrainingSet seen, int sample) {
    var row = new float[PeakNetwork.INPUTS];
    System.arraycopy(seen.inputs, sample * row.length, row, 0, row.length);
    var said = new float[Quantiles.COUNT];
    new PeakNetwork(seen.ahead, weights).forecast(row, said);
    double loss = 0;
    for (int i = 0; i < said.length; i++) {
      loss += Quantiles.loss(i, said[i], seen.targets[sample]);
    }
    return loss;
  }
}
