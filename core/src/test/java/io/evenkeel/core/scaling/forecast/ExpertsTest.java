package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpertsTest {

  private static final int SEASON = 144;
  private static final int STEPS = 6_000;
  private static final int AHEAD = 3;

  /** The median is off by less than with the load as it is now, on a steep wave. */
  @Test
  void holtWintersAndTheLinearForecastKnowASeason() {
    var experts = Experts.mixed(AHEAD, 1, ForecastModels.NONE);
    double asItIs = error(experts.get(0));
    assertThat(error(experts.get(1))).isLessThan(0.6 * asItIs);
    assertThat(error(experts.get(2))).isLessThan(0.6 * asItIs);
    assertThat(error(Experts.seasonal(AHEAD))).isLessThan(0.6 * asItIs);
  }

  @Test
  void theSeasonIsFound() {
    var loads = new RecentLoads(STEPS, 0);
    for (double load : wave()) {
      loads.add(load);
    }
    assertThat(loads.season(1, 4_000)).isEqualTo(SEASON);
  }

  @Test
  void aModelOfAnotherLeadOrThatSaysNoNumberIsNotAsked() {
    assertThat(says(new Constant(AHEAD + 1, 0))).isFalse();
    assertThat(says(new Constant(AHEAD, Float.NaN))).isFalse();
    assertThat(says(new Constant(AHEAD, 0))).isTrue();
  }

  private record Constant(int ahead, float value) implements ForecastModel {
    @Override
    public void forecast(float[] inputs, float[] quantiles) {
      java.util.Arrays.fill(quantiles, value);
    }
  }

  private static boolean says(ForecastModel model) {
    var models =
        new ForecastModels() {
          @Override
          public Optional<ForecastModel> newest() {
            return Optional.of(model);
          }

          @Override
          public boolean offer(Lesson lesson) {
            return true;
          }
        };
    var experts = Experts.mixed(AHEAD, 1, models);
    var loads = new RecentLoads(STEPS, 0);
    for (int i = 0; i < 500; i++) {
      loads.add(5);
    }
    return experts.get(experts.size() - 1).step(loads, 0, new double[Quantiles.COUNT]);
  }

  private static double error(Expert expert) {
    double error = 0;
    var loads = new RecentLoads(STEPS, 0);
    var quantiles = new double[Quantiles.COUNT];
    var wave = wave();
    for (int i = 0; i + AHEAD < STEPS; i++) {
      loads.add(wave[i]);
      boolean there = expert.step(loads, i > 3 * SEASON ? SEASON : 0, quantiles);
      if (i > STEPS / 2) {
        assertThat(there).isTrue();
        assertThat(List.of(quantiles[0], quantiles[1], quantiles[4])).isSorted();
        double came = Math.max(wave[i + 1], Math.max(wave[i + 2], wave[i + 3]));
        error += Math.abs(came - quantiles[0]);
      }
    }
    return error;
  }

  private static double[] wave() {
    var random = new SplittableRandom(1);
    var wave = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      wave[i] = 10 + 9 * Math.sin(2 * Math.PI * i / SEASON) + 0.05 * random.nextGaussian();
    }
    return wave;
  }
}
