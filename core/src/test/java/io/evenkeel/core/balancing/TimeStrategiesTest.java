package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Rules that look at response times. */
class TimeStrategiesTest {

  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private final CandidateBook book = Books.equal(2);

  @Test
  void peakEwmaFollowsARiseAtOnceAndForgetsItSlowly() {
    var ewma = (PeakEwma) Books.strategy("peak-ewma", "decay", "10s");
    ewma.replied(book, 0, Call.PLAIN, 100 * MILLI, 0);
    assertThat(ewma.costAt(0, 0)).isEqualTo(100e6);
    ewma.replied(book, 0, Call.PLAIN, 400 * MILLI, SECOND);
    assertThat(ewma.costAt(0, SECOND)).isEqualTo(400e6);
    ewma.replied(book, 0, Call.PLAIN, 100 * MILLI, 11 * SECOND);
    double expected = 400e6 * Math.exp(-1) + 100e6 * (1 - Math.exp(-1));
    assertThat(ewma.costAt(0, 11 * SECOND)).isCloseTo(expected, within(1.0));
    assertThat(expected / 1e6).isCloseTo(210.36, within(0.01));
  }

  @Test
  void peakEwmaDecaysWhileNobodyCalls() {
    var ewma = (PeakEwma) Books.strategy("peak-ewma", "decay", "10s");
    ewma.replied(book, 0, Call.PLAIN, 100 * MILLI, 0);
    assertThat(ewma.costAt(0, 10 * SECOND)).isCloseTo(36.788e6, within(1e3));
    Books.send(book, 0, 2);
    assertThat(ewma.load(book, 0, Call.PLAIN, 10 * SECOND)).isCloseTo(3 * 36.788e6, within(3e3));
  }

  @Test
  void peakEwmaPutsOneLastThatHasACallButNoHistory() {
    var ewma = (PeakEwma) Books.strategy("peak-ewma");
    assertThat(ewma.load(book, 0, Call.PLAIN, 0)).isZero();
    Books.send(book, 0, 1);
    assertThat(ewma.load(book, 0, Call.PLAIN, 0)).isEqualTo((double) (Long.MAX_VALUE >> 16) + 1);
  }

  @Test
  void peakEwmaWithTheServersSignalCountsAllCalls() {
    var ewma = (PeakEwma) Books.strategy("peak-ewma", "signal", "server");
    Books.load(book, 0, 4);
    ewma.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    assertThat(ewma.load(book, 0, Call.PLAIN, 0)).isEqualTo(50e6);
  }

  @Test
  void aFailureIsEnteredAsASlowReply() {
    var ewma = (PeakEwma) Books.strategy("peak-ewma", "failure-counts-as", "2s");
    ewma.failed(book, 0, Call.PLAIN, 200_000, 0);
    assertThat(ewma.costAt(0, 0)).isEqualTo(2e9);
    ewma.failed(book, 1, Call.PLAIN, 3 * SECOND, 0);
    assertThat(ewma.costAt(1, 0)).isEqualTo(3e9);
  }

  @Test
  void fastestResponseTakesTheLeastMeanTimesCalls() {
    var strategy = Books.strategy("fastest-response", "explore", "0");
    strategy.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    strategy.replied(book, 1, Call.PLAIN, 25 * MILLI, 0);
    assertThat(Books.picks(strategy, book, 3, 1)).isEqualTo("aaa");
    Books.send(book, 0, 2);
    assertThat(Books.picks(strategy, book, 3, 1)).isEqualTo("bbb");
  }

  @Test
  void fastestResponseExplores() {
    var strategy = Books.strategy("fastest-response", "explore", "0.1");
    strategy.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    strategy.replied(book, 1, Call.PLAIN, SECOND, 0);
    assertThat(Books.hits(strategy, book, 10_000, 1)[1]).isBetween(440, 560);
  }

  @Test
  void fastestResponseByChanceFollowsTheInverseOfTheMean() {
    var strategy = Books.strategy("fastest-response", "choose", "random", "explore", "0");
    strategy.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    strategy.replied(book, 1, Call.PLAIN, 30 * MILLI, 0);
    assertThat(Books.hits(strategy, book, 10_000, 1)[1]).isBetween(2_400, 2_600);
  }

  /** R = 12 ms, s = 4 ms, one own call, 10 routers, 2 waiting: q = 1 + 10 + 2. */
  @Test
  void c3ScoreIsTheFormula() {
    var many = Books.of(10, 1, 1);
    var c3 = (C3) Books.strategy("c3");
    many.report(0, 0, 5, 2, 4e6, Double.NaN, Double.NaN);
    c3.replied(many, 0, Call.PLAIN, 12 * MILLI, 0);
    Books.send(many, 0, 1);
    assertThat(c3.score(many, 0, 0)).isEqualTo(12e6 - 4e6 + 13 * 13 * 13 * 4e6);
    assertThat(c3.score(many, 1, 0)).as("no history").isZero();
  }

  @Test
  void c3AveragesWithAlpha() {
    var c3 = (C3) Books.strategy("c3", "alpha", "0.3", "clients", "2", "queue", "in-flight");
    book.report(0, 0, 0, 0, 4e6, Double.NaN, Double.NaN);
    c3.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    book.report(0, 1, 10, 0, 6e6, Double.NaN, Double.NaN);
    c3.replied(book, 0, Call.PLAIN, 20 * MILLI, 1);
    double q = 1 + 0.3 * 10;
    assertThat(c3.score(book, 0, 1)).isCloseTo(13e6 - 4.6e6 + q * q * q * 4.6e6, within(1.0));
  }

  @Test
  void c3TriesOneWithoutHistoryByOneCallAtATime() {
    var c3 = Books.strategy("c3");
    Books.load(book, 0, 0);
    c3.replied(book, 0, Call.PLAIN, 10 * MILLI, 0);
    assertThat(Books.picks(c3, book, 1, 1)).isEqualTo("b");
    Books.send(book, 1, 1);
    assertThat(Books.picks(c3, book, 3, 1)).isEqualTo("aaa");
  }

  @Test
  void c3ForgetsAFailureInTime() {
    var c3 = Books.strategy("c3");
    for (int slot = 0; slot < 2; slot++) {
      Books.load(book, slot, 0);
      c3.replied(book, slot, Call.PLAIN, (10 + slot) * MILLI, 0);
    }
    book.failed(0, 0);
    c3.failed(book, 0, Call.PLAIN, 1_000, 0);
    assertThat(c3.pick(book, Call.PLAIN, SECOND, new java.util.SplittableRandom(1))).isEqualTo(1);
    assertThat(c3.pick(book, Call.PLAIN, 60 * SECOND, new java.util.SplittableRandom(1))).isZero();
  }
}
