package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.parameter.Parameters;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadUnitTest {

  private static final Call SHORT = call(1);
  private static final Call LONG = call(2);

  private final CandidateBook book = Books.equal(3);

  private static Call call(int kind) {
    return new Call() {
      @Override
      public long keyHash() {
        return 0;
      }

      @Override
      public int kind() {
        return kind;
      }
    };
  }

  /** Every tenth call takes twenty times as long as the others. */
  private void learn(BalancingStrategy strategy) {
    for (int i = 0; i < 3_000; i++) {
      int slot = i % 3;
      var call = i % 10 == 0 ? LONG : SHORT;
      long took = i % 10 == 0 ? 20_000_000 : 1_000_000;
      book.sent(slot);
      strategy.sent(book, slot, call, i);
      book.settled(slot);
      book.report(slot, i, 0, 0, took, 0, Double.NaN);
      strategy.replied(book, slot, call, took, i);
    }
  }

  /** One has a long call, the others two short ones each. */
  @ParameterizedTest
  @ValueSource(strings = {"c3", "peak-ewma"})
  void aLongCallCountsForMoreThanTwoShortOnes(String name) {
    var strategy = Books.strategy(name, "count", "work");
    learn(strategy);
    book.sent(0);
    strategy.sent(book, 0, LONG, 3_000);
    for (int slot : new int[] {1, 1, 2, 2}) {
      book.sent(slot);
      strategy.sent(book, slot, SHORT, 3_000);
    }
    var random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      assertThat(strategy.pick(book, SHORT, 3_001, random)).isNotEqualTo(0);
    }
  }

  @Test
  void reportedCostCountsByWhatIsUsual() {
    var unit = LoadUnit.of(new Parameters("c3", C3.KIND.parameters(), Map.of("count", "work")));
    book.report(0, 1, 4, 4, 1e6, 400, Double.NaN);
    for (int i = 0; i < 100; i++) {
      assertThat(unit.reported(book, 0, 4)).isCloseTo(4, within(1e-9));
    }
    book.report(0, 2, 4, 4, 1e6, 1_200, Double.NaN);
    assertThat(unit.reported(book, 0, 4)).isCloseTo(12, within(0.2));
    book.report(0, 3, 4, 4, 1e6, Double.NaN, Double.NaN);
    assertThat(unit.reported(book, 0, 4)).isEqualTo(4);
    book.report(0, 4, 0, 0, 1e6, 5, Double.NaN);
    assertThat(unit.reported(book, 0, 0)).isZero();
  }
}
