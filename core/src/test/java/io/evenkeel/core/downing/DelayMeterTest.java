package io.evenkeel.core.downing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DelayMeterTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final DelayMeter START = DelayMeter.startingAt(-5 * SECOND, 1_000_000);

  @Test
  void whoIsWokenInTimeHasNoDelay() {
    var meter = after(START, 50, 50);
    assertThat(meter.recentNanos()).isZero();
    assertThat(meter.leapNanos()).isZero();
    assertThat(meter.stalledNanos()).isZero();
  }

  @Test
  void aLongPauseIsTimeInWhichNothingRan() {
    var meter = after(after(START, 50, 30_050), 50, 50);
    assertThat(meter.stalledNanos()).isEqualTo(30 * SECOND);
    assertThat(meter.leapNanos()).isZero();
  }

  @Test
  void smallDelaysAreRememberedButAreNoStalls() {
    var meter = after(START, 50, 90);
    assertThat(meter.recentNanos()).isEqualTo(40.0 * MILLI);
    assertThat(meter.stalledNanos()).isZero();
  }

  @Test
  void theLargestDelayFades() {
    var meter = after(START, 50, 450);
    var later = after(meter, 20_000, 20_000);
    assertThat(later.recentNanos()).isCloseTo(200.0 * MILLI, within(1.0 * MILLI));
  }

  @Test
  void aWallClockThatLeapsAheadIsALeapAndNoDelay() {
    var meter = START.woken(50 * MILLI, START.atNanos() + 50 * MILLI, START.atMillis() + 60_000);
    assertThat(meter.leapNanos()).isEqualTo(60 * SECOND - 50 * MILLI);
    assertThat(meter.recentNanos()).isZero();
  }

  @Test
  void aWallClockThatIsSetBackIsNothing() {
    var meter = START.woken(50 * MILLI, START.atNanos() + 50 * MILLI, START.atMillis() - 60_000);
    assertThat(meter.leapNanos()).isZero();
  }

  private static DelayMeter after(DelayMeter meter, long plannedMillis, long sleptMillis) {
    return meter.woken(
        plannedMillis * MILLI,
        meter.atNanos() + sleptMillis * MILLI,
        meter.atMillis() + sleptMillis);
  }
}
