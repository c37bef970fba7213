package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that look at neither load nor time. */
class SimpleStrategiesTest {

  @Test
  void roundRobinGoesRoundFromADrawnStart() {
    var picks = Books.picks(Books.strategy("round-robin"), Books.equal(3), 7, 3);
    assertThat("abcabcabcabc").contains(picks);
    assertThat(new SplittableRandom(3).nextInt(3)).isEqualTo(picks.charAt(0) - 'a');
  }

  @Test
  void randomIsEven() {
    var hits = Books.hits(Books.strategy("random"), Books.equal(4), 40_000, 7);
    assertThat(hits).satisfies(all -> assertEven(all, 10_000, 400));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 20_231_121})
  void shuffledCyclesVisitAllInEachCycleAndNeverOneTwiceInARow(long seed) {
    var picks = Books.picks(Books.strategy("round-robin-random"), Books.equal(4), 400, seed);
    for (int cycle = 0; cycle < 100; cycle++) {
      assertThat(picks.substring(4 * cycle, 4 * cycle + 4).chars().sorted().toArray())
          .containsExactly('a', 'b', 'c', 'd');
    }
    assertThat(picks).doesNotContainPattern("(.)\\1");
  }

  @Test
  void aSubsetKeepsAllButOneWhenAnotherInstanceComes() {
    var strategy = Books.strategy("round-robin-random", "order", "subset", "subset-size", "3");
    var book = Books.equal(10);
    var random = new SplittableRandom(4);
    var before = Books.hits(strategy, book, 30, random, 0);
    assertThat(before).containsOnly(0, 10);
    book.add(10, Hash.mix(11), 1, 0);
    var after = Books.hits(strategy, book, 30, random, 0);
    int lost = 0;
    for (int slot = 0; slot < 10; slot++) {
      lost += before[slot] > 0 && after[slot] == 0 ? 1 : 0;
    }
    assertThat(lost).isLessThanOrEqualTo(1);
  }

  /** The published example. */
  @Test
  void weights511GiveAABACAA() {
    var picks = Books.picks(Books.strategy("weighted-round-robin"), Books.of(1, 5, 1, 1), 14, 1);
    assertThat(picks).isEqualTo("aabacaaaabacaa");
  }

  @Test
  void aFailureTakesTheWeightAndPicksGiveItBack() {
    var strategy = Books.strategy("weighted-round-robin");
    var book = Books.of(1, 4, 4);
    Books.picks(strategy, book, 2, 1);
    strategy.failed(book, 0, Call.PLAIN, 1, 1);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("bbab");
    var hits = Books.hits(strategy, book, 100, 1);
    assertThat(hits[0]).isEqualTo(50);
  }

  @Test
  void weightedRandomFollowsTheWeights() {
    var hits = Books.hits(Books.strategy("weighted-random"), Books.of(1, 1, 2, 5), 80_000, 9);
    assertThat(hits[0]).isBetween(9_700, 10_300);
    assertThat(hits[1]).isBetween(19_500, 20_500);
    assertThat(hits[2]).isBetween(49_500, 50_500);
  }

  private static void assertEven(int[] hits, int mean, int tolerance) {
    for (int hit : hits) {
      assertThat(hit).isBetween(mean - tolerance, mean + tolerance);
    }
  }
}
