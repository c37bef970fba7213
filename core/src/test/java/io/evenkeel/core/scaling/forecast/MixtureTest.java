package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private static final int AHEAD = 2;

  /** Says the same quantiles always. */
  private record Stubborn(String name, double median, double width) implements Expert {
    @Override
    public boolean step(RecentLoads loads, int season, double[] quantiles) {
      for (int i = 0; i < Quantiles.COUNT; i++) {
        quantiles[i] = median + i * width;
      }
      return true;
    }
  }

  @Test
  void theMixtureIsNotWorseThanTheBestExpert() {
    var random = new SplittableRandom(1);
    var experts =
        List.of(
            new Stubborn("low", 2, 1), new Stubborn("right", 10, 1), new Stubborn("high", 30, 1));
    var mixture = new Mixture(experts, AHEAD);
    var loads = new RecentLoads(100, 0);
    var said = new double[AHEAD][Quantiles.COUNT];
    double ours = 0;
    double best = 0;
    for (int i = 0; i < 5_000; i++) {
      loads.add(10 + random.nextGaussian());
      if (i > 1_000) {
        double came = loads.max(0, AHEAD);
        ours += Quantiles.loss(2, said[i % AHEAD][2], came);
        best += Quantiles.loss(2, 12, came);
      }
      assertThat(mixture.step(loads, 0, said[i % AHEAD])).isTrue();
      assertThat(said[i % AHEAD]).isSorted();
    }
    assertThat(ours).isLessThan(1.05 * best);
    assertThat(mixture.weights(2, loads)[1]).isGreaterThan(0.5);
  }

  /** All experts are far too low: what is said must be exceeded as often as it says after all. */
  @Test
  void whatAllExpertsGetWrongIsCorrected() {
    var random = new SplittableRandom(1);
    var mixture =
        new Mixture(List.of(new Stubborn("a", 8, 0.5), new Stubborn("b", 8.1, 0.5)), AHEAD);
    var loads = new RecentLoads(100, 0);
    var said = new double[AHEAD][Quantiles.COUNT];
    int exceeded = 0;
    int asked = 0;
    for (int i = 0; i < 20_000; i++) {
      loads.add(10 + random.nextGaussian());
      if (i > 5_000) {
        asked++;
        exceeded += loads.max(0, AHEAD) > said[i % AHEAD][2] ? 1 : 0;
      }
      mixture.step(loads, 0, said[i % AHEAD]);
    }
    assertThat((double) exceeded / asked).isCloseTo(0.1, within(0.01));
  }

  @Test
  void withoutAnyForecastThereIsNone() {
    var mute = new LearnedExpert(ForecastModels.NONE, AHEAD);
    var mixture = new Mixture(List.of(mute, mute), AHEAD);
    var loads = new RecentLoads(100, 0);
    for (int i = 0; i < 10; i++) {
      loads.add(1);
      assertThat(mixture.step(loads, 0, new double[Quantiles.COUNT])).isFalse();
    }
  }
}
