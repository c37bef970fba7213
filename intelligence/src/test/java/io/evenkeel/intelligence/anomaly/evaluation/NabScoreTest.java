package io.evenkeel.intelligence.anomaly.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand: 100 rows, 15 of probation, a window of 11 rows from 50 to 60. */
class NabScoreTest {

  private static final double ALL = 0.5;

  @Test
  void tellingNothingIsZeroAndTellingTheFirstRowOfEachWindowIsAHundred() {
    for (var profile : NabProfile.ALL) {
      assertThat(NabScore.at(ALL, told("a"), profile)).isZero();
      assertThat(NabScore.at(ALL, told("a", 50), profile)).isCloseTo(100, within(1e-9));
    }
  }

  @Test
  void aRowInAWindowIsWorthItsSigmaAndOnlyTheEarliestCounts() {
    double middle = NabSeries.sigma(-6 / 11.0) / NabSeries.sigma(-1);
    assertThat(NabScore.at(ALL, told("a", 55), NabProfile.STANDARD))
        .isCloseTo(100 * (middle + 1) / 2, within(1e-9));
    assertThat(NabScore.at(ALL, told("a", 55, 56, 60), NabProfile.STANDARD))
        .isCloseTo(100 * (middle + 1) / 2, within(1e-9));
    assertThat(NabScore.at(ALL, told("a", 55), NabProfile.LOW_FN))
        .isCloseTo(100 * (middle + 2) / 3, within(1e-9));
  }

  @Test
  void aRowBeforeAnyWindowCostsItsWholeWeight() {
    assertThat(NabScore.at(ALL, told("a", 30, 50), NabProfile.STANDARD))
        .isCloseTo(100 * (2 - 0.11) / 2, within(1e-9));
    assertThat(NabScore.at(ALL, told("a", 30, 50), NabProfile.LOW_FP))
        .isCloseTo(100 * (2 - 0.22) / 2, within(1e-9));
  }

  @Test
  void aRowAfterAWindowCostsLittleNearItAndAllFromThreeWidthsOn() {
    double near = 0.11 * (2 / (1 + Math.exp(0.5)) - 1);
    assertThat(NabScore.at(ALL, told("a", 50, 61), NabProfile.STANDARD))
        .isCloseTo(100 * (2 + near) / 2, within(1e-9));
    assertThat(NabScore.at(ALL, told("a", 50, 95), NabProfile.STANDARD))
        .isCloseTo(100 * (2 - 0.11) / 2, within(1e-9));
  }

  @Test
  void nothingCountsInProbation() {
    assertThat(NabScore.at(ALL, told("a", 0, 7, 14), NabProfile.STANDARD)).isZero();
    assertThat(NabScore.at(ALL, told("a", 15), NabProfile.STANDARD)).isLessThan(0);
    assertThat(series("long", 6_000).probation()).isEqualTo(750);
  }

  @Test
  void aWindowIsMissedOnceHoweverLong() {
    var two = List.of(told("a", 50).get(0), told("b").get(0));
    assertThat(NabScore.at(ALL, two, NabProfile.STANDARD)).isCloseTo(50, within(1e-9));
  }

  @Test
  void theBestThresholdTellsRowsOfEqualScoreTogether() {
    double[] scores = new double[100];
    scores[50] = 0.9;
    scores[20] = 0.8;
    scores[21] = 0.8;
    var all = List.of(new NabScores(series("a", 100), scores));
    assertThat(NabScore.bestThreshold(all, NabProfile.STANDARD)).isEqualTo(0.9);
    scores[50] = 0.8;
    assertThat(NabScore.bestThreshold(all, NabProfile.STANDARD)).isEqualTo(0.8);
    scores[50] = 0.7;
    for (int i = 16; i < 45; i++) {
      scores[i] = 0.8;
    }
    assertThat(NabScore.bestThreshold(all, NabProfile.STANDARD)).isInfinite();
  }

  @Test
  void aGroupLeftOutIsToldByTheThresholdOfTheOthers() {
    double[] high = new double[100];
    high[50] = 0.9;
    double[] low = new double[100];
    low[50] = 0.4;
    var all = List.of(new NabScores(series("a", 100), high), new NabScores(series("b", 100), low));
    assertThat(NabScore.at(0.4, all, NabProfile.STANDARD)).isCloseTo(100, within(1e-9));
    assertThat(NabScore.leavingGroupsOut(all, NabProfile.STANDARD)).isCloseTo(50, within(1e-9));
  }

  private static List<NabScores> told(String group, int... rows) {
    double[] scores = new double[100];
    for (int row : rows) {
      scores[row] = 1;
    }
    return List.of(new NabScores(series(group, 100), scores));
  }

  private static NabSeries series(String group, int rows) {
    return new NabSeries(
        "series", group, new long[rows], new double[rows], List.of(new NabWindow(50, 60)));
  }
}
