package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorsTest {

  static Iterable<DetectorKind> kinds() {
    return Detectors.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void saysTheSameOfTheSameRowsWithTheSameSeed(DetectorKind kind) {
    var one = kind.create(3, 42);
    var other = kind.create(3, 42);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 700; i++) {
      double[] row = {random.nextDouble(), i % 288, 5};
      var said = one.observe(i * 300_000L, row);
      assertThat(said).isEqualTo(other.observe(i * 300_000L, row));
      assertThat(said.score()).isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesARowOfAnotherWidth(DetectorKind kind) {
    var detector = kind.create(2, 1);
    assertThatThrownBy(() -> detector.observe(0, new double[3]))
        .hasMessage("a row must have 2 values, had 3");
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    assertThatThrownBy(() -> Detectors.named("crystal-ball"))
        .hasMessage(
            "unknown detector 'crystal-ball'; known: daily-novelty, node-residuals, recent-level,"
                + " random-cut-forest, windowed-gaussian, ewma, random");
  }

  @ParameterizedTest
  @MethodSource("strong")
  void theYardsticksSeeASpike(String name) {
    var detector = Detectors.named(name).create(1, 1);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      detector.observe(i * 300_000L, new double[] {random.nextDouble()});
    }
    assertThat(detector.observe(1_000 * 300_000L, new double[] {50}).score()).isGreaterThan(0.99);
  }

  static Iterable<String> strong() {
    return List.of("random-cut-forest", "windowed-gaussian", "ewma", "daily-novelty");
  }

  @Test
  void theNormalTailIsThatOfTables() {
    assertThat(NormalTail.above(0)).isCloseTo(0.5, within(1e-7));
    assertThat(NormalTail.above(1.959964)).isCloseTo(0.025, within(1e-7));
    assertThat(NormalTail.above(6)).isCloseTo(9.8659e-10, within(1e-13));
  }
}
