package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrategiesTest {

  /**
   * Those that do not judge by load or response time: a failure cannot look like speed to them. The
   * last two hold one that fails back for a pick or two only.
   */
  private static final Set<String> BLIND =
      Set.of(
          "round-robin",
          "random",
          "round-robin-random",
          "weighted-random",
          "maglev",
          "weighted-round-robin",
          "weighted-least-request");

  static Stream<String> names() {
    return Strategies.all().stream().map(StrategyKind::name);
  }

  @Test
  void allAreThereByName() {
    assertThat(names())
        .containsExactly(
            "round-robin",
            "random",
            "round-robin-random",
            "weighted-round-robin",
            "weighted-random",
            "least-connections",
            "weighted-least-request",
            "fastest-response",
            "power-of-two-choices",
            "peak-ewma",
            "consistent-hash",
            "maglev",
            "c3",
            "prequal",
            "learned");
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Strategies.create("rond-robin", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown strategy 'rond-robin'; known: round-robin, random, ")
        .hasMessageEndingWith("c3, prequal, learned");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "peak-ewma | decai | 1s | strategy peak-ewma has no parameter 'decai'; known: count,"
            + " decay, failure-counts-as, signal",
        "random | x | 1 | strategy random has no parameter 'x'; it has none",
        "peak-ewma | decay | 1 | parameter 'decay' of strategy peak-ewma must be a duration from",
        "peak-ewma | decay | 0s | parameter 'decay' of strategy peak-ewma must be a duration from",
        "peak-ewma | signal | both | parameter 'signal' of strategy peak-ewma must be one of"
            + " client, server, was 'both'",
        "prequal | pool | 65 | must be a whole number from 0 to 64, was '65'",
        "prequal | pool | 3.5 | must be a whole number from 0 to 64, was '3.5'",
        "prequal | hot-quantile | NaN | must be a number from 0.0 to 1.0, was 'NaN'",
        "consistent-hash | balance-factor | 1 | must be a number from 1.01",
      })
  void anUnknownOrImpossibleParameterIsNamed(
      String strategy, String parameter, String value, String sentence) {
    assertThatThrownBy(() -> Strategies.create(strategy, Map.of(parameter, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void everyParameterSaysWhatItMeansAndItsDefaultIsInRange() {
    for (var kind : Strategies.all()) {
      assertThat(kind.summary()).isNotBlank();
      assertThat(kind.with(Map.of())).isNotNull();
      assertThat(kind.parameters()).allSatisfy(p -> assertThat(p.meaning()).isNotBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theOnlyCandidateIsPicked(String name) {
    var strategy = Books.strategy(name);
    var book = Books.equal(1);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("aaaa");
    strategy.failed(book, 0, Call.PLAIN, 1, 1);
    book.failed(0, 1);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("aaaa");
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameSeedGivesTheSamePicks(String name) {
    var book = Books.equal(7);
    assertThat(Books.picks(Books.strategy(name), book, 50, 42))
        .isEqualTo(Books.picks(Books.strategy(name), book, 50, 42));
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneThatIsNoCandidateIsNeverPicked(String name) {
    var strategy = Books.strategy(name);
    var book = Books.equal(5);
    Books.hits(strategy, book, 20, 1);
    book.remove(2);
    assertThat(Books.hits(strategy, book, 200, 2)[2]).isZero();
    strategy.removed(2);
    book.add(2, 77, 1, 0);
    assertThat(Books.hits(strategy, book, 2_000, 3)[2]).isPositive();
  }

  /** Ten instances, the last one answers at once, and always with an error. */
  @ParameterizedTest
  @MethodSource("names")
  void failingFastIsNoSpeed(String name) {
    var strategy = Books.strategy(name);
    var book = Books.equal(10);
    var world = new TinyWorld(strategy, book, 9);
    int failed = world.run(5_000);
    double fairShare = 500;
    assertThat((double) failed).isLessThanOrEqualTo(1.15 * fairShare);
    if (!BLIND.contains(name)) {
      assertThat((double) failed).isLessThan(0.5 * fairShare);
    }
  }

  /** An instance may report anything. */
  @ParameterizedTest
  @MethodSource("names")
  void liesOfAnInstanceBreakNothing(String name) {
    var strategy = Books.strategy(name);
    var book = Books.equal(4);
    var random = new SplittableRandom(5);
    var lies = List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE);
    var picked = new HashSet<Integer>();
    for (int i = 0; i < 400; i++) {
      int liar = i % 4;
      double nonsense = i % 3 == 0 ? Double.NaN : i % 3 == 1 ? -1e300 : Double.POSITIVE_INFINITY;
      book.report(liar, i, lies.get(i % 4), lies.get(i % 4), nonsense, nonsense, nonsense);
      strategy.replied(book, liar, Call.PLAIN, 1_000, i);
      strategy.probed(book, liar, lies.get(i % 4), nonsense, i);
      picked.add(strategy.pick(book, Call.PLAIN, i, random));
    }
    assertThat(picked).isSubsetOf(0, 1, 2, 3);
  }
}
