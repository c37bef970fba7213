package io.evenkeel.core.runtime.downing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelayTolerantDetectorTest {

  private long now = -7_000;
  private long delay;
  private final DelayTolerantDetector detector =
      new DelayTolerantDetector(1_000, () -> now, () -> delay);

  @Test
  void whoNeverAnsweredIsNotSuspected() {
    now += 100_000;
    assertThat(detector.isAvailable()).isTrue();
    assertThat(detector.isMonitoring()).isFalse();
  }

  @Test
  void silenceBeyondThePatienceIsAFailureAndAHeartbeatItsEnd() {
    detector.heartbeat();
    assertThat(detector.isMonitoring()).isTrue();
    now += 1_000;
    assertThat(detector.isAvailable()).isTrue();
    now += 1;
    assertThat(detector.isAvailable()).isFalse();
    detector.heartbeat();
    assertThat(detector.isAvailable()).isTrue();
  }

  @Test
  void delaysHereGiveOthersMoreTime() {
    detector.heartbeat();
    now += 1_300;
    assertThat(detector.isAvailable()).isFalse();
    delay = 75;
    assertThat(detector.isAvailable()).isTrue();
  }

  @Test
  void theMoreTimeIsBounded() {
    detector.heartbeat();
    delay = 60_000;
    now += 3_000;
    assertThat(detector.isAvailable()).isTrue();
    now += 1;
    assertThat(detector.isAvailable()).isFalse();
  }
}
