package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryTest {

  @Test
  void retriesAreAFifthOfTheCallsAndTheReserve() {
    var budget = RetryBudget.byDefault();
    int retries = 0;
    for (int i = 0; i < 10_000; i++) {
      long now = i * MILLI; // ten seconds
      budget.called(now);
      retries += budget.tryRetry(now) ? 1 : 0;
    }
    assertThat(retries).isEqualTo(2_000 + 100);
  }

  /** Everything fails and every failure is tried again, and again. */
  @Test
  void aStormOfRetriesIsHeldToItsShare() {
    var budget = RetryBudget.byDefault();
    int retries = 0;
    for (int i = 0; i < 60_000; i++) {
      long now = i * MILLI;
      budget.called(now);
      for (int attempt = 0; attempt < 4; attempt++) {
        retries += budget.tryRetry(now) ? 1 : 0;
      }
    }
    assertThat(retries).isBetween(12_000, (int) (60_000 * 0.2 + 10 * 60 * 1.2) + 100);
  }

  @Test
  void tokensExpireAndTheReserveComesBack() {
    var budget = RetryBudget.byDefault();
    for (int i = 0; i < 1_000; i++) {
      budget.called(0);
    }
    assertThat(budget.left(0)).isCloseTo(300, within(1e-9));
    assertThat(budget.left(11 * SECOND)).isCloseTo(100, within(1e-9));
    while (budget.tryRetry(11 * SECOND)) {
      assertThat(budget.left(11 * SECOND)).isNotNegative();
    }
    assertThat(budget.left(11 * SECOND)).isZero();
    assertThat(budget.left(30 * SECOND)).isCloseTo(100, within(1e-9));
  }

  @Test
  void aClockThatStandsStillGivesNoTokens() {
    var budget = new RetryBudget(0.2, 0, 10 * SECOND);
    for (int i = 0; i < 10_000; i++) {
      assertThat(budget.tryRetry(5)).isFalse();
      assertThat(budget.tryRetry(-5 * SECOND)).isFalse();
    }
    budget.called(5);
    assertThat(budget.tryRetry(5)).isFalse();
  }

  @Test
  void theThrottleStopsAtHalfItsTokensAndTenSuccessesMendAFailure() {
    var throttle = RetryThrottle.byDefault();
    for (int i = 0; i < 4; i++) {
      throttle.failed();
      assertThat(throttle.allowsRetry()).isTrue();
    }
    throttle.failed();
    assertThat(throttle.allowsRetry()).isFalse();
    throttle.succeeded();
    assertThat(throttle.allowsRetry()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      throttle.failed();
    }
    for (int i = 0; i < 50; i++) {
      throttle.succeeded();
    }
    assertThat(throttle.allowsRetry()).isFalse();
    throttle.succeeded();
    assertThat(throttle.allowsRetry()).isTrue();
  }

  @Test
  void delaysAreDrawnBelowALimitThatDoubles() {
    var backoff = new Backoff(5, 10 * MILLI, 30 * MILLI, 2);
    var random = new SplittableRandom(1);
    long[] most = new long[5];
    for (int i = 0; i < 2_000; i++) {
      for (int made = 1; made < 5; made++) {
        most[made] = Math.max(most[made], backoff.delayNanos(made, null, SECOND, random));
      }
    }
    long[] limits = {0, 10, 20, 30, 30};
    for (int made = 1; made < 5; made++) {
      assertThat(most[made]).isBetween(limits[made] * MILLI * 97 / 100, limits[made] * MILLI);
    }
    assertThat(backoff.delayNanos(5, null, SECOND, random)).isEqualTo(Backoff.NEVER);
    assertThat(backoff.delayNanos(0, null, SECOND, random)).isEqualTo(Backoff.NEVER);
  }

  @Test
  void theServerMayAskToWaitOrNotToRetryAndTheDeadlineHolds() {
    var random = new SplittableRandom(1);
    var backoff = Backoff.DEFAULT;
    assertThat(backoff.delayNanos(1, "120", SECOND, random)).isEqualTo(120 * MILLI);
    for (var no : new String[] {"-1", "", "soon", "99999999999", "-2147483648", "1e3", "NaN"}) {
      assertThat(backoff.delayNanos(1, no, SECOND, random)).as(no).isEqualTo(Backoff.NEVER);
    }
    assertThat(backoff.delayNanos(1, "1000", SECOND, random)).isEqualTo(Backoff.NEVER);
    assertThat(backoff.delayNanos(1, null, -5, random)).isEqualTo(Backoff.NEVER);
    assertThat(backoff.delayNanos(3, "1", SECOND, random)).isEqualTo(Backoff.NEVER);
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new RetryBudget(0, 10, SECOND)).hasMessageStartingWith("share ");
    assertThatThrownBy(() -> new RetryBudget(0.2, Double.NaN, SECOND))
        .hasMessageStartingWith("leastPerSecond ");
    assertThatThrownBy(() -> new RetryBudget(0.2, 10, 5)).hasMessageStartingWith("window ");
    assertThatThrownBy(() -> new RetryThrottle(0, 0.1)).hasMessageStartingWith("mostTokens ");
    assertThatThrownBy(() -> new Backoff(6, 1, 1, 2)).hasMessageStartingWith("attempts ");
  }
}
