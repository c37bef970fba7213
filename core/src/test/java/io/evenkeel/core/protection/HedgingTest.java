package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HedgingTest {

  private final Hedging hedging = new Hedging(HedgingSettings.DEFAULT);

  @Test
  void theDelayIsAHighQuantileOfRecentTimes() {
    assertThat(hedging.sent(0)).isEqualTo(Hedging.NEVER);
    replies(1_000, 0);
    assertThat((double) hedging.sent(SECOND)).isCloseTo(95e6, within(5e6));
  }

  @Test
  void withoutExperienceThereAreNoCopies() {
    for (int i = 0; i < 99; i++) {
      hedging.sent(0);
      hedging.replied(MILLI, 0);
    }
    assertThat(hedging.sent(0)).isEqualTo(Hedging.NEVER);
    assertThat(hedging.tryHedge(0.1, 0)).isFalse();
  }

  /** Everything is slow at once, and every call asks for a copy. */
  @Test
  void copiesAreHeldToTheirShare() {
    replies(1_000, 0);
    int copies = 0;
    for (int i = 0; i < 20_000; i++) {
      long now = SECOND + i * MILLI;
      hedging.sent(now);
      copies += hedging.tryHedge(0.5, now) ? 1 : 0;
    }
    assertThat(copies).isBetween(950, 1_060);
  }

  @Test
  void highLoadEndsThem() {
    replies(1_000, 0);
    assertThat(hedging.tryHedge(0.71, SECOND)).isFalse();
    assertThat(hedging.tryHedge(0.7, SECOND)).isTrue();
    assertThat(hedging.tryHedge(Double.NaN, SECOND)).isTrue();
  }

  @Test
  void itFollowsTheTimesAndForgetsOldOnes() {
    replies(1_000, 0);
    for (int i = 0; i < 3_000; i++) {
      long now = 70 * SECOND + i * MILLI;
      hedging.sent(now);
      hedging.replied(2 * MILLI, now);
    }
    assertThat((double) hedging.sent(80 * SECOND)).isCloseTo(2e6, within(0.1e6));
  }

  @Test
  void wrongTimesAreLeftOutAndQuickCallsGetNoCopyAtOnce() {
    for (int i = 0; i < 1_000; i++) {
      hedging.sent(0);
      hedging.replied(-1, 0);
    }
    assertThat(hedging.sent(0)).isEqualTo(Hedging.NEVER);
    for (int i = 0; i < 1_000; i++) {
      hedging.replied(10, 0);
    }
    assertThat(hedging.sent(0)).isEqualTo(MILLI);
  }

  /** Of 1 to 100 ms, each equally often. */
  private void replies(int count, long from) {
    for (int i = 0; i < count; i++) {
      hedging.sent(from + i);
      hedging.replied((1 + i % 100) * MILLI, from + i);
    }
  }
}
