package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedTest {

  private static final long MILLI = 1_000_000;

  private final CandidateBook book = Books.equal(4);
  private final SplittableRandom random = new SplittableRandom(1);
  private long now = MILLI;

  private Learned learned(String... keysAndValues) {
    return (Learned) Books.strategy("learned", keysAndValues);
  }

  /** A call that comes back before the next one; returns who got it. */
  private int call(Learned strategy, double[] millis, double[] strain) {
    int slot = strategy.pick(book, Call.PLAIN, now, random);
    long took = send(strategy, slot, millis);
    book.report(slot, now, 0, 0, took, 0, strain[slot]);
    strategy.replied(book, slot, Call.PLAIN, took, now);
    strategy.learn();
    return slot;
  }

  private long send(Learned strategy, int slot, double[] millis) {
    book.sent(slot);
    strategy.sent(book, slot, Call.PLAIN, now);
    long took = (long) (millis[slot] * MILLI * random.nextExponential()) + 1;
    now += took;
    book.settled(slot);
    return took;
  }

  private int[] calls(Learned strategy, int count, double[] millis, double[] strain) {
    int[] hits = new int[4];
    for (int i = 0; i < count; i++) {
      hits[call(strategy, millis, strain)]++;
    }
    return hits;
  }

  private static final double[] CALM = {0.1, 0.1, 0.1, 0.1};

  @Test
  void theStaticOneDecidesAtFirst() {
    assertThat(learned().standing().orElseThrow().decides()).isFalse();
    assertThat(learned("incumbent", "none").standing().orElseThrow().decides()).isTrue();
  }

  @Test
  void theFastOneIsFoundAndOthersAreStillTried() {
    var strategy = learned("incumbent", "none", "explore", "0.05");
    int[] hits = calls(strategy, 4_000, new double[] {5, 5, 1, 5}, CALM);
    assertThat(hits[2]).isGreaterThan(3_000);
    for (int slot : new int[] {0, 1, 3}) {
      assertThat(hits[slot]).isBetween(20, 500);
    }
  }

  @Test
  void oneThatBecameFastIsTakenBack() {
    var strategy = learned("incumbent", "none", "explore", "0.05");
    calls(strategy, 3_000, new double[] {5, 5, 1, 5}, CALM);
    int[] hits = calls(strategy, 12_000, new double[] {5, 0.2, 1, 5}, CALM);
    assertThat(hits[1]).isGreaterThan(4_000);
  }

  /** Whoever is under strain is slow, now the one, now the other. */
  @Test
  void itLearnsWhatASignalMeans() {
    var strategy = learned("incumbent", "none", "explore", "0.1");
    strained(strategy, 200, true);
    assertThat(strained(strategy, 200, true)).as("of 4,000").isLessThan(250);
  }

  /** Whoever is under strain is slow or, if not {@code true}, the others are. */
  private int strained(Learned strategy, int rounds, boolean slow) {
    int onStrained = 0;
    for (int round = 0; round < rounds; round++) {
      int strained = round % 4;
      double[] strain = CALM.clone();
      double[] millis = {1, 1, 1, 1};
      strain[strained] = 0.9;
      millis[strained] = slow ? 10 : 0.1;
      for (int slot = 0; slot < 4; slot++) {
        book.report(slot, now, 0, 0, Double.NaN, 0, strain[slot]);
      }
      int[] hits = calls(strategy, 20, millis, strain);
      onStrained += hits[strained];
    }
    return onStrained;
  }

  /** Given up after a second, while the others take a millisecond. */
  @Test
  void aTimeoutIsNoSpeed() {
    var strategy = learned("incumbent", "none");
    calls(strategy, 500, new double[] {1, 1, 1, 1}, CALM);
    int hits = 0;
    for (int i = 0; i < 200; i++) {
      int slot = strategy.pick(book, Call.PLAIN, now, random);
      book.sent(slot);
      strategy.sent(book, slot, Call.PLAIN, now);
      long took = slot == 1 ? 1_000 * MILLI : MILLI;
      now += MILLI;
      book.settled(slot);
      if (slot == 1) {
        hits++;
        book.failed(slot, now);
        strategy.failed(book, slot, Call.PLAIN, took, now);
      } else {
        book.report(slot, now, 0, 0, took, 0, 0.1);
        strategy.replied(book, slot, Call.PLAIN, took, now);
      }
    }
    assertThat(hits).isLessThan(10);
  }

  /** Without a call to explore: what is believed fades, so it is tried again. */
  @Test
  void oneThatWasSlowIsTriedAgainAfterAWhile() {
    var strategy = learned("incumbent", "none", "explore", "0");
    calls(strategy, 2_000, new double[] {1, 10, 1, 1}, CALM);
    assertThat(calls(strategy, 500, new double[] {1, 1, 1, 1}, CALM)[1]).isLessThan(50);
    now += 60_000 * MILLI;
    assertThat(calls(strategy, 4_000, new double[] {1, 1, 1, 1}, CALM)[1]).isGreaterThan(400);
  }

  /** It tells of no calls, no cost, no strain and no time, and takes fifty times as long. */
  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY, -1})
  void oneThatLiesIsNotFlooded(double lie) {
    var strategy = learned();
    double[] millis = {1, 1, 50, 1};
    int hits = 0;
    for (int i = 0; i < 6_000; i++) {
      int slot = strategy.pick(book, Call.PLAIN, now, random);
      hits += slot == 2 && i >= 3_000 ? 1 : 0;
      long took = send(strategy, slot, millis);
      if (slot == 2) {
        book.report(slot, now, 0, 0, lie, lie, lie);
      } else {
        book.report(slot, now, 0, 0, took, 0, 0.1);
      }
      strategy.replied(book, slot, Call.PLAIN, took, now);
      strategy.learn();
    }
    assertThat(hits).as("of 3,000").isLessThan(300);
  }

  /** Strain says who is slow, which the static strategy does not see. */
  @Test
  void itTakesOverWhenItRanksBetter() {
    var strategy = learned("explore", "0.1");
    strained(strategy, 600, true);
    var standing = strategy.standing().orElseThrow();
    assertThat(standing.decides()).isTrue();
    assertThat(standing.regret()).isLessThan(standing.staticRegret());
  }

  @Test
  void aSendThatItDidNotPickTeachesNothingAndBreaksNothing() {
    var strategy = learned();
    strategy.sent(book, 3, Call.PLAIN, now);
    book.report(3, now, 1, 0, MILLI, 1, 0.1);
    strategy.replied(book, 3, Call.PLAIN, MILLI, now + MILLI);
    strategy.learn();
    assertThat(strategy.pick(book, Call.PLAIN, now, random)).isBetween(0, 3);
  }

  @Test
  void everyModelPicks() {
    for (var model : new String[] {"signals", "cost", "linear", "network"}) {
      var strategy = (Learned) Strategies.create("learned", Map.of("model", model));
      assertThat(calls(strategy, 200, new double[] {1, 1, 1, 1}, CALM)).isNotNull();
    }
  }
}
