package io.evenkeel.intelligence.anomaly.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AsdScoresTest {

  @Test
  void averagePrecisionIsOneForAPerfectOrderAndTheShareForEqualScores() {
    boolean[] truth = {false, true, false, true};
    assertThat(AveragePrecision.of(new double[] {1, 4, 2, 3}, truth)).isEqualTo(1);
    assertThat(AveragePrecision.of(new double[4], truth)).isEqualTo(0.5);
  }

  @Test
  void averagePrecisionByHand() {
    boolean[] truth = {true, false, true, false, false};
    assertThat(AveragePrecision.of(new double[] {5, 4, 3, 2, 1}, truth))
        .isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    assertThatThrownBy(() -> AveragePrecision.of(new double[2], new boolean[2]))
        .hasMessage("no row is an anomaly");
  }

  @Test
  void eventsCountOnceAndAreNeverAdjusted() {
    boolean[] truth = {false, true, true, true, false, false, true, false};
    double[] scores = {9, 0, 0, 9, 9, 0, 0, 0};
    var found = EventScore.of(scores, 5, truth);
    assertThat(found.alarms()).isEqualTo(2);
    assertThat(found.precision()).isEqualTo(0.5);
    assertThat(found.recall()).isEqualTo(0.5);
    assertThat(found.delayRows()).isEqualTo(2);
    assertThat(found.f1()).isEqualTo(0.5);
  }

  @Test
  void noAlarmHasNoF1() {
    var found = EventScore.of(new double[3], 5, new boolean[] {false, true, false});
    assertThat(found.f1()).isZero();
    assertThat(found.delayRows()).isNaN();
  }
}
