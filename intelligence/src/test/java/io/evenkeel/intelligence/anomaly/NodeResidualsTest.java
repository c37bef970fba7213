package io.evenkeel.intelligence.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.anomaly.Anomaly;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Four metrics: load by time of day, two that follow it, and noise. */
class NodeResidualsTest {

  private static final long STEP = 300_000;
  private static final int DAY = 288;

  private final SplittableRandom random = new SplittableRandom(11);
  private final NodeResiduals detector = new NodeResiduals(4, NodeResidualsSettings.DEFAULT);
  private int row;

  @Test
  void aMetricThatLeavesTheOthersIsToldAndNamed() {
    learn(10 * DAY);
    assertThat(observe(usual()).score()).isLessThan(0.999);
    double[] broken = usual();
    broken[2] -= 0.5;
    var told = observe(broken);
    assertThat(told.score()).isGreaterThan(0.999);
    assertThat(told.drivers().get(0).metric()).isEqualTo(2);
    assertThat(told.drivers().get(0).share()).isBetween(0.3, 1.0);
  }

  @Test
  void usualRowsSeldomPassTheScoreTheyShould() {
    learn(10 * DAY);
    int told = 0;
    for (int i = 0; i < 5 * DAY; i++) {
      told += observe(usual()).score() >= 0.999 ? 1 : 0;
    }
    assertThat(told).isLessThan(5 * DAY / 100);
  }

  @Test
  void withNothingLearnedItLearnsFromTheFirstRows() {
    for (int i = 0; i < DAY + NodeResidualsSettings.DEFAULT.learnRows(); i++) {
      assertThat(observe(usual())).isEqualTo(Anomaly.NONE);
    }
    double[] broken = usual();
    broken[1] += 0.5;
    assertThat(observe(broken).score()).isGreaterThan(0.999);
  }

  @Test
  void rowsThatComeTooSoonOrAreNotFiniteArePassedOver() {
    learn(3 * DAY);
    observe(usual());
    assertThat(detector.observe((row - 1) * STEP + 1_000, new double[] {9, 9, 9, 9}))
        .isEqualTo(Anomaly.NONE);
    assertThat(observe(new double[] {0, Double.NaN, 0, 0})).isEqualTo(Anomaly.NONE);
  }

  @Test
  void aGapOfHoursDoesNotShiftTheTimeOfDay() {
    learn(10 * DAY);
    row += DAY / 2;
    observe(usual());
    int told = 0;
    for (int i = 0; i < 50; i++) {
      double score = observe(usual()).score();
      told += i >= 20 && score >= 0.999 ? 1 : 0;
    }
    assertThat(told).isLessThan(5);
  }

  @Test
  void learningFromLessThanTwoDaysIsRefused() {
    assertThatThrownBy(() -> learn(DAY))
        .hasMessage("learning needs two days of rows, there were 288");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new NodeResiduals(0, NodeResidualsSettings.DEFAULT))
        .hasMessage("metrics must be 1 to 1,000, were 0");
  }

  private void learn(int rows) {
    long[] times = new long[rows];
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      times[i] = row * STEP;
      values[i] = usual();
      row++;
    }
    detector.learn(times, values);
  }

  private Anomaly observe(double[] values) {
    return detector.observe(STEP * row++, values);
  }

  private double[] usual() {
    double load = 0.5 - 0.3 * Math.cos(row * 2 * Math.PI / DAY) + noise();
    return new double[] {load, load / 2 + noise(), 1 - load + noise(), noise()};
  }

  private double noise() {
    return 0.02 * (random.nextDouble() + random.nextDouble() - 1);
  }
}
