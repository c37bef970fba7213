package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakefulnessTest {

  private static final Duration LIMIT = Duration.ofNanos(10);
  private static final Duration LONG = Duration.ofNanos(60);

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void whoBeatsAllTheTimeIsAwakeFromTheStart(long start) {
    var regular = Wakefulness.from(start, LIMIT).beat(start + 10).beat(start + 20);
    assertThat(regular.lasts(LONG, start + 30)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void whoWakesUpIsNotAwakeBeforeItsFirstBeat(long start) {
    assertThat(Wakefulness.from(start, LIMIT).lasts(LONG, start + 11)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void aStopCountsForTheGivenTime(long start) {
    var woken = Wakefulness.from(start, LIMIT).beat(start + 11);
    for (long now = start + 20; now < start + 71; now += 10) {
      woken = woken.beat(now);
      assertThat(woken.lasts(LONG, now)).as("%d", now - start).isFalse();
    }
    assertThat(woken.lasts(LONG, start + 71)).as("60 after the wake-up").isTrue();
  }
}
