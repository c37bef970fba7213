package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.LeaseTiming;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeTermTest {

  private static final LeaseTiming TIMING =
      new LeaseTiming(Duration.ofMillis(4_000), Duration.ofMillis(200));

  private final ManualNanos clock = new ManualNanos();
  private final long start = clock.getAsLong();
  private final NodeTerm term = new NodeTerm("a/1", start, TIMING, clock);

  @Test
  void itIsValidForTheLengthLessTheMarginAfterTheRequestWasSent() {
    clock.pass(Duration.ofMillis(3_799));
    assertThat(term.isValid()).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(term.isValid()).isFalse();
    assertThat(term.isOver()).isFalse();
  }

  @Test
  void aRenewalCountsFromWhenItWasSentAndRevivesWhatHadRunOut() {
    clock.pass(Duration.ofMillis(5_000));
    term.renewed(start + Duration.ofMillis(1_500).toNanos(), 2);
    assertThat(term.isValid()).isTrue();
    assertThat(term.counter()).isEqualTo(2);
    clock.pass(Duration.ofMillis(300));
    assertThat(term.isValid()).isFalse();
  }

  @Test
  void aRenewalThatIsFoundWithoutItsAnswerProvesNothingOfWhen() {
    clock.pass(Duration.ofMillis(3_799));
    term.found(7);
    assertThat(term.counter()).isEqualTo(7);
    clock.pass(Duration.ofMillis(1));
    assertThat(term.isValid()).isFalse();
  }

  @Test
  void afterALeapOnlyARenewalThatWasSentLaterCounts() {
    var before = clock.getAsLong();
    clock.pass(Duration.ofMillis(10));
    term.close();
    assertThat(term.isValid()).isFalse();
    term.renewed(before, 2);
    assertThat(term.isValid()).isFalse();
    clock.pass(Duration.ofMillis(10));
    term.renewed(clock.getAsLong(), 3);
    assertThat(term.isValid()).isTrue();
  }

  @Test
  void anEndedLifeIsNeverValidAgain() {
    term.end();
    assertThat(term.isValid()).isFalse();
    term.renewed(clock.getAsLong(), 2);
    assertThat(term.isValid()).isFalse();
    assertThat(term.isOver()).isTrue();
  }
}
