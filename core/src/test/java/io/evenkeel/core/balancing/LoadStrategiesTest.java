package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that look at calls in flight. */
class LoadStrategiesTest {

  @Test
  void leastConnectionsCountsByWeightAndDrawsTies() {
    var strategy = Books.strategy("least-connections");
    var book = Books.of(1, 1, 1, 4);
    Books.send(book, 0, 2);
    Books.send(book, 1, 1);
    Books.send(book, 2, 3);
    assertThat(Books.picks(strategy, book, 3, 1)).isEqualTo("ccc");
    Books.send(book, 2, 1);
    var hits = Books.hits(strategy, book, 10_000, 1);
    assertThat(hits[0]).isZero();
    assertThat(hits[1]).isBetween(4_800, 5_200);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 20_231_121})
  void twoChoicesNeverTakeTheMostLoadedWhenItStandsAlone(long seed) {
    var book = Books.equal(3);
    Books.send(book, 2, 50);
    assertThat(Books.hits(client(), book, 1_000, seed)[2]).isZero();
  }

  @Test
  void twoChoicesSpreadEvenlyOverEqualOnes() {
    var hits = Books.hits(client(), Books.equal(3), 30_000, 7);
    assertThat(hits[0]).isBetween(9_700, 10_300);
    assertThat(hits[1]).isBetween(9_700, 10_300);
  }

  @Test
  void theServersSignalCountsOtherRoutersCallsAndOwnOnesSince() {
    var strategy = Books.strategy("power-of-two-choices", "signal", "server");
    var book = Books.equal(2);
    Books.load(book, 0, 3);
    Books.load(book, 1, 4);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("aaaa");
    Books.send(book, 0, 2);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("bbbb");
    assertThat(Books.hits(client(), book, 10, 1)[1]).isEqualTo(10);
  }

  /** An instance behind HTTP may not report at all; its past calls are no load. */
  @Test
  void withoutReportsTheServersSignalIsOwnCalls() {
    var strategy = Books.strategy("power-of-two-choices", "signal", "server");
    var book = Books.equal(2);
    for (int i = 0; i < 100; i++) {
      book.sent(0);
      book.settled(0);
    }
    Books.send(book, 1, 1);
    assertThat(Books.picks(strategy, book, 4, 1)).isEqualTo("aaaa");
  }

  @Test
  void leastRequestWithEqualWeightsTakesTheLessLoadedOfSome() {
    var strategy = Books.strategy("weighted-least-request", "choices", "30");
    var book = Books.equal(4);
    Books.send(book, 0, 1);
    Books.send(book, 1, 1);
    Books.send(book, 3, 2);
    assertThat(Books.hits(strategy, book, 100, 3)[2]).isEqualTo(100);
  }

  /** Two draws with replacement: the most loaded of n is taken with probability 1/n^2. */
  @Test
  void leastRequestDrawsIndependently() {
    var book = Books.equal(2);
    Books.send(book, 1, 5);
    var hits = Books.hits(Books.strategy("weighted-least-request"), book, 20_000, 3);
    assertThat(hits[1]).isBetween(4_800, 5_200);
  }

  @Test
  void leastRequestWithoutBiasIsWeightedRoundRobin() {
    var strategy = Books.strategy("weighted-least-request", "bias", "0");
    var book = Books.of(1, 3, 1);
    Books.send(book, 0, 9);
    assertThat(Books.hits(strategy, book, 400, 3)).containsExactly(300, 100);
  }

  /** 2 / (3 + 1) to 2: weights 0.5 and 2. */
  @Test
  void leastRequestWithBiasWeighsOwnCalls() {
    var strategy = Books.strategy("weighted-least-request");
    var book = Books.of(1, 2, 2.000001);
    Books.send(book, 0, 3);
    var hits = Books.hits(strategy, book, 1_000, 3);
    assertThat(hits[0]).isBetween(198, 202);
  }

  private static BalancingStrategy client() {
    return Books.strategy("power-of-two-choices", "signal", "client");
  }
}
