package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HedgeTest {

  private static final boolean[] ALL = {true, true, true};

  /** The one who decides on losses sees the weights first, and charges those that are believed. */
  @Test
  void whoeverChoosesTheLossesTheRegretIsBounded() {
    var hedge = new Hedge(3);
    var lost = new double[3];
    double together = 0;
    int steps = 20_000;
    for (int i = 0; i < steps; i++) {
      double[] weights = hedge.weights(ALL).clone();
      var losses = new double[3];
      for (int k = 0; k < 3; k++) {
        losses[k] = weights[k] >= Arrays.stream(weights).max().orElse(0) ? 1 : 0;
        lost[k] += losses[k];
        together += weights[k] * losses[k];
      }
      hedge.learn(losses, ALL);
    }
    assertThat(together - Arrays.stream(lost).min().orElse(0)).isLessThan(bound(steps));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theBestOneIsFoundAlsoWhenItIsHardlyBetter(long seed) {
    var random = new SplittableRandom(seed);
    var hedge = new Hedge(3);
    double best = 0;
    double together = 0;
    int steps = 20_000;
    for (int i = 0; i < steps; i++) {
      double[] losses = {random.nextDouble(), random.nextDouble(), 0.95 * random.nextDouble()};
      double[] weights = hedge.weights(ALL).clone();
      together += weights[0] * losses[0] + weights[1] * losses[1] + weights[2] * losses[2];
      best += losses[2];
      hedge.learn(losses, ALL);
    }
    assertThat(together - best).isLessThan(bound(steps));
    assertThat(hedge.weights(ALL)[2]).isGreaterThan(0.9);
  }

  @Test
  void oneThatSleepsHasNoWeightAndLosesWhatAllLose() {
    var hedge = new Hedge(2);
    boolean[] alone = {true, false};
    boolean[] both = {true, true};
    for (int i = 0; i < 100; i++) {
      assertThat(hedge.weights(alone)).containsExactly(1, 0);
      hedge.learn(new double[] {0.5, 99}, alone);
    }
    assertThat(hedge.weights(both)[1]).isCloseTo(0.5, within(1e-9));
    hedge.learn(new double[] {0.5, 0.1}, both);
    assertThat(hedge.weights(both)[1]).isGreaterThan(0.5);
    assertThat(hedge.weights(new boolean[2])).containsExactly(0, 0);
  }

  /** As {@link Hedge} says, for three. */
  private static double bound(int steps) {
    return Math.sqrt(steps * Math.log(3)) + 16.0 / 3 * Math.log(3) + 2;
  }
}
