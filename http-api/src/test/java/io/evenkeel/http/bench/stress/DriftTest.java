package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSlowGrowthBeyondTheNoiseIsFound(long seed) {
    var drift = Drift.of(blocks(seed, 0.02)).orElseThrow();
    assertThat(drift.isCertain()).as("seed %d, %s", seed, drift).isTrue();
    assertThat(drift.factor()).isBetween(1.1, 1.8);
  }

  @Test
  void noiseAloneIsHardlyEverTakenForADrift() {
    long found =
        IntStream.range(0, 1_000)
            .filter(seed -> Drift.of(blocks(seed, 0)).orElseThrow().isCertain())
            .count();
    assertThat(found).isBetween(1L, 20L);
  }

  @Test
  void gettingBetterIsNoDrift() {
    var drift = Drift.of(blocks(1, -0.02)).orElseThrow();
    assertThat(drift.isCertain()).isFalse();
    assertThat(drift.factor()).isEqualTo(1);
  }

  @Test
  void theSameAllTheTimeIsNoDrift() {
    var drift = Drift.of(IntStream.range(0, 30).mapToObj(i -> 5.0).toList()).orElseThrow();
    assertThat(drift.isCertain()).isFalse();
    assertThat(drift.chance()).isCloseTo(0.5, Assertions.within(1e-6));
  }

  @Test
  void aShortRunSaysNothing() {
    assertThat(Drift.of(blocks(1, 0.02).subList(0, 29))).isEmpty();
  }

  private static List<Double> blocks(long seed, double growth) {
    var random = new Random(seed);
    return IntStream.range(0, 30)
        .mapToObj(i -> (1 + growth * i) * (1 + 0.1 * random.nextGaussian()))
        .toList();
  }
}
