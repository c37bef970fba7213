package io.evenkeel.core.protection;

import static io.evenkeel.core.protection.Instances.MILLI;
import static io.evenkeel.core.protection.Instances.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectedStrategyTest {

  private final SplittableRandom random = new SplittableRandom(11);

  static Stream<String> strategies() {
    return Strategies.all().stream().map(StrategyKind::name);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void oneThatIsOutIsNotChosen(String name) {
    var book = Instances.of(10);
    var strategy = protectedOne(name, ProtectionSettings.DEFAULT);
    hits(strategy, book, 10, SECOND);
    fail(strategy, book, 4, 5, SECOND);
    assertThat(hits(strategy, book, 2_000, SECOND + 1)[4]).isZero();
  }

  /** One that is cold and idle would be flooded by those that look at calls in flight. */
  @ParameterizedTest
  @MethodSource("strategies")
  void aNewOneGetsNoMoreThanItsPart(String name) {
    var book = Instances.of(9);
    var strategy = protectedOne(name, ProtectionSettings.DEFAULT);
    hits(strategy, book, 10, 60 * SECOND);
    book.add(9, Hash.mix(10), 1, 100 * SECOND);
    int calls = 10_000;
    assertThat(hits(strategy, book, calls, 101 * SECOND)[9])
        .isLessThanOrEqualTo((int) (calls * 0.1 * 0.1) + 3);
    assertThat(hits(strategy, book, calls, 115 * SECOND)[9])
        .isLessThanOrEqualTo((int) (calls * 0.5 * 0.1) + 3);
  }

  @Test
  void itsPartGrowsToAll() {
    var book = Instances.of(9);
    var strategy = protectedOne("round-robin", ProtectionSettings.DEFAULT);
    hits(strategy, book, 10, 60 * SECOND);
    book.add(9, Hash.mix(10), 1, 100 * SECOND);
    for (int age : new int[] {1, 6, 15, 24, 30}) {
      double share = hits(strategy, book, 10_000, (100 + age) * SECOND)[9] / 1_000.0;
      assertThat(share).as("%s s", age).isCloseTo(Math.max(0.1, age / 30.0), within(0.02));
    }
  }

  @Test
  void whenAllAreNewNoneIsHeldBack() {
    var book = Instances.of(4);
    var strategy = protectedOne("random", ProtectionSettings.DEFAULT);
    for (int hits : hits(strategy, book, 4_000, MILLI)) {
      assertThat(hits).isBetween(850, 1_150);
    }
  }

  @Test
  void oneThatComesBackIsSpared() {
    var book = Instances.of(10);
    var strategy = protectedOne("round-robin", ProtectionSettings.DEFAULT);
    hits(strategy, book, 10, 100 * SECOND);
    fail(strategy, book, 4, 5, 100 * SECOND);
    assertThat(hits(strategy, book, 1_000, 129 * SECOND)[4]).isZero();
    assertThat(hits(strategy, book, 10_000, 130 * SECOND)[4]).isBetween(95, 105);
    assertThat(hits(strategy, book, 10_000, 135 * SECOND)[4]).isBetween(490, 510);
    assertThat(hits(strategy, book, 10_000, 140 * SECOND)[4]).isBetween(990, 1_010);
  }

  /** All are out: the observer is at fault, or all are, and nobody gains by sending nothing. */
  @Test
  void whenTooManyAreOutAllAreUsed() {
    var d = EjectionSettings.DEFAULT;
    var all =
        new EjectionSettings(
            d.consecutiveFailures(),
            d.intervalNanos(),
            d.deviations(),
            d.rateVolume(),
            d.rateInstances(),
            d.failureShare(),
            d.failureVolume(),
            d.failureInstances(),
            d.baseNanos(),
            d.maxNanos(),
            1,
            d.gray());
    var settings = new ProtectionSettings(all, Panic.DEFAULT, null, SlowStart.RETURN);
    var book = Instances.of(4);
    var strategy = protectedOne("random", settings);
    hits(strategy, book, 4, SECOND);
    fail(strategy, book, 0, 5, SECOND);
    fail(strategy, book, 1, 5, SECOND);
    assertThat(hits(strategy, book, 400, SECOND)).startsWith(0, 0);
    fail(strategy, book, 2, 5, SECOND);
    assertThat(hits(strategy, book, 400, SECOND)).doesNotContain(0);
    fail(strategy, book, 3, 5, SECOND);
    assertThat(hits(strategy, book, 400, SECOND)).doesNotContain(0);
  }

  @Test
  void offIsTheStrategyItself() {
    var strategy = Strategies.create("random", Map.of());
    assertThat(ProtectionSettings.NONE.around(strategy)).isSameAs(strategy);
  }

  @Test
  void aSingleInstanceIsAlwaysChosen() {
    var book = Instances.of(1);
    var strategy = protectedOne("random", ProtectionSettings.DEFAULT);
    hits(strategy, book, 1, 0);
    fail(strategy, book, 0, 50, SECOND);
    assertThat(hits(strategy, book, 100, SECOND)).containsExactly(100);
  }

  private static BalancingStrategy protectedOne(String name, ProtectionSettings settings) {
    return settings.around(Strategies.create(name, Map.of()));
  }

  private static void fail(
      BalancingStrategy strategy, CandidateBook book, int slot, int times, long now) {
    for (int i = 0; i < times; i++) {
      book.sent(slot);
      strategy.sent(book, slot, Call.PLAIN, now);
      book.settled(slot);
      book.failed(slot, now);
      strategy.failed(book, slot, Call.PLAIN, MILLI, now);
    }
  }

  /** Each call is replied to at once, so that all look idle. */
  private int[] hits(BalancingStrategy strategy, CandidateBook book, int count, long now) {
    int[] hits = new int[book.slots()];
    for (int i = 0; i < count; i++) {
      int slot = strategy.pick(book, Call.keyed(1 + random.nextInt(1_000)), now, random);
      hits[slot]++;
      book.sent(slot);
      strategy.sent(book, slot, Call.PLAIN, now - MILLI);
      book.settled(slot);
      strategy.replied(book, slot, Call.PLAIN, MILLI, now);
    }
    return hits;
  }
}
