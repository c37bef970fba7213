package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelInputsTest {

  private static final int SEASON = 144;

  @Test
  void oneModelServesLoadsOfAnySize() {
    var inputs = inputs(wave(2_000, 1), 0);
    assertThat(inputs(wave(2_000, 5_000), 0)).usingComparatorWithPrecision(2e-3f).isEqualTo(inputs);
  }

  @Test
  void whatIsNewerThanTheStepIsNotLookedAt() {
    var then = inputs(wave(2_000, 1), 0);
    var loads = wave(2_000, 1);
    for (int i = 0; i < 7; i++) {
      loads.add(1e6 * (i + 1));
    }
    assertThat(inputs(loads, 7)).usingComparatorWithPrecision(1e-6f).isEqualTo(then);
  }

  @Test
  void aLoadComesBackFromTheScaleOfTheModel() {
    var inputs = new ModelInputs();
    inputs.at(wave(2_000, 1), 0, SEASON, 5);
    assertThat(inputs.load(inputs.scaled(12.5))).isCloseTo(12.5, within(1e-9));
    assertThat(inputs.load(-1_000)).isZero();
  }

  @Test
  void nothingAtAllHasInputsToo() {
    var silent = new RecentLoads(2_000, 0);
    for (int i = 0; i < 1_999; i++) {
      silent.add(0);
    }
    for (float input : inputs(silent, 0)) {
      assertThat(input).isFinite();
    }
  }

  private static float[] inputs(RecentLoads loads, int back) {
    var inputs = new ModelInputs();
    inputs.at(loads, back, SEASON, 5);
    return inputs.values().clone();
  }

  private static RecentLoads wave(int steps, double scale) {
    var random = new SplittableRandom(1);
    var loads = new RecentLoads(steps + 100, 0);
    for (int i = 0; i < steps; i++) {
      double wave = 10 + 5 * Math.sin(2 * Math.PI * i / SEASON) + random.nextDouble();
      loads.add(scale * wave);
    }
    return loads;
  }
}
