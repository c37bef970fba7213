package io.evenkeel.core.balancing.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShadowRuleTest {

  private final ShadowRule rule = new ShadowRule();
  private final SplittableRandom random = new SplittableRandom(1);

  /** Calls to two instances in turn; the one who knows scores by how long it will take. */
  private void calls(int count, boolean challengerKnows, boolean incumbentKnows) {
    for (int i = 0; i < count; i++) {
      double takes = 1e6 * (1 + random.nextDouble());
      double noise = random.nextDouble();
      double other = random.nextDouble();
      rule.observe(
          0, i % 2, challengerKnows ? takes : noise, incumbentKnows ? takes : other, takes);
    }
  }

  @Test
  void theIncumbentDecidesUntilEnoughIsKnown() {
    assertThat(rule.takenOver()).isFalse();
    calls(150, true, false);
    assertThat(rule.takenOver()).isFalse();
    calls(150, true, false);
    assertThat(rule.takenOver()).isTrue();
    assertThat(rule.challengerRegret()).isZero();
    assertThat(rule.incumbentRegret()).isPositive();
  }

  @Test
  void oneThatGuessesNeverTakesOver() {
    calls(5_000, false, true);
    assertThat(rule.takenOver()).isFalse();
    assertThat(rule.incumbentRegret()).isZero();
  }

  @Test
  void itFallsBackByItselfAndComesBack() {
    calls(3_000, true, false);
    assertThat(rule.takenOver()).isTrue();
    calls(9_000, false, true);
    assertThat(rule.takenOver()).isFalse();
    calls(20_000, true, false);
    assertThat(rule.takenOver()).isTrue();
  }

  @Test
  void betweenTheLimitsNothingChanges() {
    calls(3_000, true, false);
    calls(40_000, false, false);
    assertThat(rule.challengerRegret()).isCloseTo(rule.incumbentRegret(), within(0.02));
    assertThat(rule.takenOver()).isTrue();
  }

  @Test
  void callsOfDifferentKindsOrToTheSameInstanceTellNothing() {
    for (int i = 0; i < 2_000; i++) {
      rule.observe(i % 2, i % 2, 1, i, 1e6 * (1 + i % 7));
      rule.observe(3, 1, 1, i, 1e6 * (1 + i % 7));
    }
    assertThat(rule.incumbentRegret()).isZero();
    assertThat(rule.challengerRegret()).isZero();
  }
}
