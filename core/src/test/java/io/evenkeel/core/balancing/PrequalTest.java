package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrequalTest {

  private static final long MILLI = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(6);

  /** The baseline of the paper: 16 of 100, 3 probes, 1 removal, delta 1. */
  @Test
  void reuseIsThePapersFormula() {
    assertThat(settings(16, 3).reuse(100, 16)).isCloseTo(2 / (0.84 * 3 - 1), within(1e-9));
    assertThat(settings(16, 3).reuse(100, 16)).isCloseTo(1.3158, within(1e-4));
    assertThat(settings(16, 5).reuse(1_000, 16)).isEqualTo(1);
  }

  /** With 16 of 16 to 24 instances the formula is negative or huge. */
  @ParameterizedTest
  @CsvSource({"16, 16", "20, 16", "24, 16", "2, 2"})
  void reuseIsBoundedWhereTheFormulaHasNoMeaning(int n, int pool) {
    assertThat(settings(pool, 3).reuse(n, pool)).isEqualTo(PrequalSettings.MOST_USES);
  }

  @ParameterizedTest
  @CsvSource({"100, 16", "64, 16", "20, 5", "8, 2", "4, 2", "2, 2"})
  void thePoolIsAQuarterOfASmallCluster(int n, int size) {
    assertThat(settings(0, 3).poolLimit(n)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"100, 16", "24, 14", "20, 12", "16, 9"})
  void aPoolSetTooLargeIsCut(int n, int size) {
    assertThat(settings(16, 3).poolLimit(n)).isEqualTo(size);
  }

  @Test
  void withLessThanTwoAnswersItDraws() {
    var book = Books.equal(4);
    var prequal = prequal();
    prequal.probed(book, 1, 0, MILLI, 0);
    for (int hits : Books.hits(prequal, book, 8_000, 1)) {
      assertThat(hits).isBetween(1_850, 2_150);
    }
  }

  @Test
  void takesTheFastestColdOneNotTheIdlestOne() {
    var book = Books.equal(100);
    var prequal = prequal();
    prequal.probed(book, 1, 0, 9 * MILLI, 0);
    prequal.probed(book, 2, 2, 3 * MILLI, 0);
    prequal.probed(book, 3, 2, 5 * MILLI, 0);
    prequal.probed(book, 4, 9, MILLI, 0); // fast, but hot: above the 0.84-quantile of the four
    prequal.probed(book, 5, 2, 6 * MILLI, 0);
    prequal.probed(book, 6, 1, 6 * MILLI, 0);
    prequal.probed(book, 7, 1, 6 * MILLI, 0);
    assertThat(prequal.pick(book, Call.PLAIN, 1, random)).isEqualTo(2);
  }

  @Test
  void ofHotOnesTheIdlestIsTaken() {
    var book = Books.equal(100);
    var prequal = prequal("hot-quantile", "0");
    prequal.probed(book, 1, 5, MILLI, 0);
    prequal.probed(book, 2, 3, 9 * MILLI, 0);
    prequal.probed(book, 3, 4, MILLI, 0);
    assertThat(prequal.pick(book, Call.PLAIN, 1, random)).isEqualTo(2);
  }

  @Test
  void anAnswerServesUntilItsUsesAreUpAndCountsThem() {
    var book = Books.equal(100);
    var prequal = prequal("hot-quantile", "0", "remove", "0", "delta", "8.9", "probes", "3");
    prequal.pick(book, Call.PLAIN, 0, random); // learns how often: 9.9 / (0.84 * 3) = 3.9
    prequal.probed(book, 1, 0, MILLI, 0);
    prequal.probed(book, 2, 2, MILLI, 0);
    assertThat(Books.picks(prequal, book, 3, 1)).isEqualTo("bbb");
    assertThat(prequal.poolSize()).isLessThanOrEqualTo(2);
  }

  @Test
  void oldAnswersAreDropped() {
    var book = Books.equal(100);
    var prequal = prequal("max-age", "1s");
    prequal.probed(book, 1, 0, MILLI, 0);
    prequal.probed(book, 2, 0, MILLI, 0);
    prequal.pick(book, Call.PLAIN, 1_000 * MILLI + 1, random);
    assertThat(prequal.poolSize()).isZero();
  }

  @Test
  void eachCallRemovesTheOldestAndTheWorstInTurn() {
    var book = Books.equal(100);
    var prequal = prequal("hot-quantile", "1", "probes", "16");
    for (int slot = 0; slot < 8; slot++) {
      prequal.probed(book, slot, 0, (slot == 5 ? 99 : 9 - slot) * MILLI, 0);
    }
    prequal.pick(book, Call.PLAIN, 1, random); // uses 7; removes 0, the oldest
    assertThat(prequal.poolSize()).isEqualTo(6);
    prequal.pick(book, Call.PLAIN, 1, random); // uses 6; removes 5, the slowest
    assertThat(prequal.poolSize()).isEqualTo(4);
    assertThat(prequal.pick(book, Call.PLAIN, 1, random)).isEqualTo(4);
  }

  @Test
  void fractionsOfProbesAddUpAndTargetsDiffer() {
    var book = Books.equal(5);
    var prequal = prequal("probes", "1.5");
    int[] slots = new int[5];
    int sum = 0;
    for (int i = 0; i < 100; i++) {
      int count = prequal.probe(book, slots, random);
      assertThat(count).isBetween(1, 2);
      assertThat(count == 2 && slots[0] == slots[1]).isFalse();
      sum += count;
    }
    assertThat(sum).isEqualTo(150);
  }

  @Test
  void noMoreProbesThanInstances() {
    assertThat(prequal("probes", "16").probe(Books.equal(3), new int[3], random)).isEqualTo(3);
  }

  @Test
  void oneThatFailedIsHotAndSlowForAWhile() {
    var book = Books.equal(100);
    var prequal = prequal();
    book.failed(1, 0);
    for (int slot = 1; slot < 6; slot++) {
      prequal.probed(book, slot, 0, slot * MILLI, 0);
    }
    assertThat(prequal.pick(book, Call.PLAIN, 1, random)).isEqualTo(2);
  }

  @Test
  void expectedLatencyIsTheMedianAtTheNearestLoadAndNeverZeroForWantOfSamples() {
    var expected = new ExpectedLatency();
    assertThat(expected.at(0)).isNaN();
    expected.add(5, 50);
    assertThat(expected.at(0)).isEqualTo(50);
    expected.add(1, 10);
    expected.add(1, 30);
    expected.add(1, 20);
    assertThat(expected.at(0)).isEqualTo(20);
    assertThat(expected.at(9)).isEqualTo(50);
    for (int i = 0; i < 32; i++) {
      expected.add(3, 7);
    }
    assertThat(expected.at(1)).as("old samples are forgotten").isEqualTo(7);
  }

  @Test
  void quantilesOfRecentLoads() {
    var loads = new RecentLoads();
    assertThat(loads.quantile(0.5)).isEqualTo(-1);
    for (int load = 1; load <= 100; load++) {
      loads.add(load);
    }
    assertThat(loads.quantile(0.84)).isEqualTo(84);
    assertThat(loads.quantile(0)).isEqualTo(-1);
    assertThat(loads.quantile(1)).isEqualTo(100);
    for (int i = 0; i < 128; i++) {
      loads.add(7_000);
    }
    assertThat(loads.quantile(0.1)).isEqualTo(RecentLoads.MOST);
  }

  private static PrequalSettings settings(int pool, double probes) {
    return new PrequalSettings(pool, probes, 1, 1e9, 0.84, 1, 5e9);
  }

  private static Prequal prequal(String... parameters) {
    return (Prequal) Books.strategy("prequal", parameters);
  }
}
