package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.anomaly.AnomalyDetector;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DailyNoveltyTest {

  private static final long STEP = Duration.ofMinutes(5).toMillis();
  private static final int DAY = 288;

  private final SplittableRandom random = new SplittableRandom(3);
  private final AnomalyDetector detector = new DailyNovelty(DailyNoveltySettings.DEFAULT);
  private int row;

  @Test
  void aValueOfNoonAtMidnightIsAnAnomaly() {
    usual(10 * DAY);
    double quiet = next(usual());
    double noonAtMidnight = next(usual() + 50);
    assertThat(quiet).isLessThan(0.99);
    assertThat(noonAtMidnight).isGreaterThan(0.999);
  }

  @Test
  void whatWasToldIsNotToldAgainWhileItLasts() {
    usual(10 * DAY);
    assertThat(next(usual() + 80)).isGreaterThan(0.999);
    int told = 0;
    for (int i = 0; i < 100; i++) {
      told += next(usual() + 80) > 0.99 ? 1 : 0;
    }
    assertThat(told).isLessThanOrEqualTo(1);
  }

  @Test
  void anUsualStreamIsSeldomAboveItsScore() {
    usual(5 * DAY);
    int told = 0;
    for (int i = 0; i < 9 * DAY; i++) {
      told += next(usual()) >= 0.99 ? 1 : 0;
    }
    assertThat(told).isLessThan(9 * DAY / 100);
  }

  /** The first day has nothing to be compared with, and is no yardstick for the second. */
  @Test
  void nothingIsToldOfTheFirstDaysOfAnUsualStream() {
    int told = 0;
    for (int i = 0; i < 3 * DAY; i++) {
      told += next(usual()) >= 0.99 ? 1 : 0;
    }
    assertThat(told).isLessThan(3 * DAY / 100);
  }

  @Test
  void aConstantIsNeverAnAnomalyAndItsFirstChangeIs() {
    for (int i = 0; i < 3 * DAY; i++) {
      assertThat(next(20)).isZero();
    }
    assertThat(next(21)).isGreaterThan(0.99);
  }

  @Test
  void aValueThatIsNotFiniteIsPassedOver() {
    usual(3 * DAY);
    assertThat(next(Double.NaN)).isZero();
    assertThat(next(Double.POSITIVE_INFINITY)).isZero();
    assertThat(next(usual() + 80)).isGreaterThan(0.99);
  }

  @Test
  void timeThatGoesBackIsTheLastTime() {
    usual(3 * DAY);
    assertThat(detector.observe(0, new double[] {usual()}).score()).isBetween(0.0, 1.0);
    assertThat(next(usual() + 80)).isGreaterThan(0.99);
  }

  @Test
  void itsMemoryIsBounded() {
    var small = new DailyNovelty(new DailyNoveltySettings(28, Duration.ofMinutes(30), 300, 1_000));
    for (int i = 0; i < 5_000; i++) {
      small.observe(i * STEP, new double[] {Math.sin(i * 2 * Math.PI / DAY)});
    }
    assertThat(small.observe(5_000 * STEP, new double[] {9}).score()).isGreaterThan(0.99);
  }

  @Test
  void aRowOfTwoValuesIsRefused() {
    assertThatThrownBy(() -> detector.observe(0, new double[] {1, 2}))
        .hasMessage("a row must have 1 values, had 2");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new DailyNoveltySettings(1, Duration.ofMinutes(30), 300, 16_384))
        .hasMessage("days must be 2 to 60, was 1");
  }

  private void usual(int rows) {
    for (int i = 0; i < rows; i++) {
      next(usual());
    }
  }

  private double usual() {
    return 50 - 40 * Math.cos(row * 2 * Math.PI / DAY) + random.nextDouble();
  }

  private double next(double value) {
    return detector.observe(STEP * row++, new double[] {value}).score();
  }
}
