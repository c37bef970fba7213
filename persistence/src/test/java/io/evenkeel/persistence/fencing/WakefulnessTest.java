package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakefulnessTest {

  private static final Duration LIMIT = Duration.ofNanos(10);
  private static final Duration LONG = Duration.ofNanos(60);

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void whoWakesUpAllTheTimeIsAwakeFromTheStart(long start) {
    var regular = Wakefulness.from(start, LIMIT).woken(start + 10, 9).woken(start + 20, 10);
    assertThat(regular.lasts(LONG, start + 30)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void whoWasStoppedIsNotAwakeBeforeItsThreadWakesUp(long start) {
    assertThat(Wakefulness.from(start, LIMIT).lasts(LONG, start + 11)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -50, Long.MAX_VALUE - 15})
  void aStopCountsForTheGivenTime(long start) {
    var woken = Wakefulness.from(start, LIMIT).woken(start + 11, 11);
    for (long now = start + 20; now < start + 71; now += 10) {
      woken = woken.woken(now, 9);
      assertThat(woken.lasts(LONG, now)).as("%d", now - start).isFalse();
    }
    assertThat(woken.lasts(LONG, start + 71)).as("60 after the wake-up").isTrue();
  }

  @Test
  void aMachineWhoseMonotonicClockStoodStillWasStoppedToo() {
    var woken = Wakefulness.from(0, LIMIT).woken(1, 3_600);
    assertThat(woken.lasts(LONG, 2)).isFalse();
    assertThat(woken.lasts(LONG, 61)).isFalse();
    assertThat(woken.woken(60, 0).lasts(LONG, 61)).isTrue();
  }
}
