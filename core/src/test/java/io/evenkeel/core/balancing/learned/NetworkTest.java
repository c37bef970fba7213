package io.evenkeel.core.balancing.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final int INPUTS = 5;

  @Test
  void aSilentOneSaysNothing() {
    assertThat(says(Network.silent(INPUTS), 1, 2, 3, 4, 5)).isZero();
    assertThatThrownBy(() -> new Network(INPUTS, new double[3]))
        .hasMessage("need 241 weights, was 3");
  }

  /** Central differences by every weight, on both sides of the kink of the loss. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theGradientIsThatOfTheLoss(long seed) {
    var trainer = new NetworkTrainer(INPUTS, 0.7, 0.01, seed);
    var random = new SplittableRandom(seed);
    double[] values = new double[INPUTS + 2];
    for (int example = 0; example < 20; example++) {
      fill(values, random);
      trainer.learn(values, 2, random.nextGaussian(), false);
    }
    for (double target : new double[] {-50, 50}) {
      fill(values, random);
      double[] gradient = trainer.gradient(values, 2, target);
      double[] weights = trainer.weights();
      for (int i = 0; i < weights.length; i++) {
        double kept = weights[i];
        double step = 1e-6;
        weights[i] = kept + step;
        double above = trainer.loss(values, 2, target);
        weights[i] = kept - step;
        double below = trainer.loss(values, 2, target);
        weights[i] = kept;
        assertThat(gradient[i])
            .as("seed %d, weight %d", seed, i)
            .isCloseTo((above - below) / (2 * step), within(1e-6));
      }
    }
  }

  @Test
  void itLearnsAQuantileThatDependsOnItsInputs() {
    var trainer = new NetworkTrainer(1, 0.7, 0.003, 1);
    var random = new SplittableRandom(2);
    double[] value = new double[1];
    for (int i = 0; i < 40_000; i++) {
      value[0] = random.nextDouble();
      trainer.learn(value, 0, value[0] + random.nextDouble(), false);
    }
    assertThat(says(trainer.snapshot(), 0.2)).isCloseTo(0.9, within(0.1));
    assertThat(says(trainer.snapshot(), 0.8)).isCloseTo(1.5, within(0.1));
  }

  @Test
  void whatWasGivenUpOnlyPullsUp() {
    var trainer = new NetworkTrainer(1, 0.7, 0.01, 1);
    double[] value = {1};
    double before = says(trainer.snapshot(), 1);
    trainer.learn(value, 0, before - 1, true);
    assertThat(says(trainer.snapshot(), 1)).isEqualTo(before);
    trainer.learn(value, 0, before + 1, true);
    assertThat(says(trainer.snapshot(), 1)).isGreaterThan(before);
  }

  @Test
  void aSnapshotStaysAsItIs() {
    var trainer = new NetworkTrainer(1, 0.7, 0.01, 1);
    var snapshot = trainer.snapshot();
    double before = says(snapshot, 1);
    trainer.learn(new double[] {1}, 0, 9, false);
    assertThat(says(snapshot, 1)).isEqualTo(before);
    assertThat(says(trainer.snapshot(), 1)).isNotEqualTo(before);
  }

  private static void fill(double[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
  }

  private static double says(Network network, double... values) {
    return network.of(values, 0, new double[Network.SCRATCH]);
  }
}
