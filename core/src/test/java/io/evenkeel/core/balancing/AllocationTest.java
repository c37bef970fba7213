package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<String> names() {
    return Strategies.all().stream().map(StrategyKind::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aCallAllocatesNothing(String name) {
    var strategy = Books.strategy(name);
    var book = Books.equal(16);
    var random = new SplittableRandom(3);
    int[] asked = new int[16];
    calls(strategy, book, random, asked, 0, 1_000);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    calls(strategy, book, random, asked, 1_000, 11_000);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes in 10,000 calls").isLessThan(10_000);
  }

  private static void calls(
      BalancingStrategy strategy,
      CandidateBook book,
      SplittableRandom random,
      int[] asked,
      int from,
      int to) {
    for (int now = from; now < to; now++) {
      int slot = strategy.pick(book, Call.PLAIN, now, random);
      book.sent(slot);
      strategy.sent(book, slot, Call.PLAIN, now);
      int probes = strategy.probe(book, asked, random);
      for (int i = 0; i < probes; i++) {
        strategy.probed(book, asked[i], now % 5, now, now);
      }
      book.settled(slot);
      if (now % 50 == 0) {
        book.failed(slot, now);
        strategy.failed(book, slot, Call.PLAIN, 10, now);
      } else {
        book.report(slot, now, now % 5, now % 3, 1e6, Double.NaN, Double.NaN);
        strategy.replied(book, slot, Call.PLAIN, 10, now);
      }
    }
  }
}
