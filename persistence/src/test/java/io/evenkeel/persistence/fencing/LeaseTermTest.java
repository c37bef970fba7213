package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTermTest {

  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofNanos(100), Duration.ofNanos(10));

  @ParameterizedTest
  @ValueSource(longs = {0, -1_000, Long.MAX_VALUE - 50, Long.MIN_VALUE})
  void theHolderBelievesForTheLengthLessTheMargin(long sent) {
    var term = new LeaseTerm(sent, TIMING);
    assertThat(term.validAt(sent)).isTrue();
    assertThat(term.validAt(sent + 89)).isTrue();
    assertThat(term.validAt(sent + 90)).isFalse();
    assertThat(term.validAt(sent - 5)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1_000, Long.MAX_VALUE - 50, Long.MIN_VALUE})
  void theTakerWaitsForTheLengthAndTheMargin(long seen) {
    var watch = new ExpiryWatch(4, seen, TIMING);
    assertThat(watch.expiredAt(seen)).isFalse();
    assertThat(watch.expiredAt(seen + 109)).isFalse();
    assertThat(watch.expiredAt(seen + 110)).isTrue();
  }

  @Test
  void onlyALaterRenewalExtendsTheTerm() {
    var term = new LeaseTerm(Long.MAX_VALUE - 10, TIMING);
    var renewed = term.renewed(Long.MIN_VALUE + 10);
    assertThat(renewed.sentNanos()).isEqualTo(Long.MIN_VALUE + 10);
    assertThat(renewed.renewed(Long.MAX_VALUE - 5)).isSameAs(renewed);
  }

  @Test
  void aHigherCounterRestartsTheWatchAndAStaleOneDoesNot() {
    var watch = new ExpiryWatch(4, 0, TIMING);
    assertThat(watch.seen(5, 70)).isEqualTo(new ExpiryWatch(5, 70, TIMING));
    assertThat(watch.seen(4, 70)).isSameAs(watch);
    assertThat(watch.seen(3, 70)).isSameAs(watch);
  }

  @Test
  void theMarginIsPartOfTheLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseTiming(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseTiming(Duration.ofSeconds(1), Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaseTiming(Duration.ofDays(2), Duration.ZERO));
  }

  /** Clocks that start anywhere and run at any rate within a tenth of true time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTakerFindsALeaseExpiredThatItsHolderBelievesIn(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      var timing = new LeaseTiming(Duration.ofNanos(4_000_000), Duration.ofNanos(400_000));
      double holderRate = random.nextDouble(0.9, 1.1);
      double takerRate = random.nextDouble(0.9, 1.1);
      long holderZero = random.nextLong();
      long takerZero = random.nextLong();
      double seen = random.nextDouble(0, 100_000); // after the renewal was sent at true time 0
      double now = random.nextDouble(0, 6_000_000);
      var term = new LeaseTerm(holderZero, timing);
      var watch = new ExpiryWatch(1, takerZero + (long) (seen * takerRate), timing);
      var expired = now > seen && watch.expiredAt(takerZero + (long) (now * takerRate));
      assertThat(expired && term.validAt(holderZero + (long) (now * holderRate)))
          .as("seed %d round %d: both at %s", seed, round, now)
          .isFalse();
    }
  }
}
