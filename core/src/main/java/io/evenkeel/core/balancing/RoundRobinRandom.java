package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Round robin in a random order: either all instances in cycles that are shuffled anew each time,
 * or a random subset of them in turn.
 *
 * <p><em>cycles</em> keeps the equal counts of round robin and breaks its step; the last of a cycle
 * is never the first of the next. <em>subset</em> keeps the {@code subset-size} instances with the
 * least hash of address and router (rendezvous hashing, gRPC proposal A68): an instance that comes
 * or goes changes at most one of them.
 */
public final class RoundRobinRandom implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "round-robin-random",
          "round robin in a random order",
          List.of(
              Parameter.choice(
                  "order",
                  "cycles",
                  List.of("cycles", "subset"),
                  "all in cycles that are shuffled anew, or a random subset in turn"),
              Parameter.whole(
                  "subset-size", 20, 1, 10_000, "how many instances of a subset are used")),
          parameters ->
              new RoundRobinRandom(
                  parameters.choice("order").equals("subset"), parameters.whole("subset-size")));

  private final boolean subset;
  private final int subsetSize;

  private int[] order = {};
  private int length;
  private int next;
  private long version = -1;
  private long seed;

  RoundRobinRandom(boolean subset, int subsetSize) {
    this.subset = subset;
    this.subsetSize = subsetSize;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (version != candidates.version()) {
      seed = version < 0 ? random.nextLong() : seed;
      version = candidates.version();
      renew(candidates);
      next = subset ? random.nextInt(length) : length;
    }
    if (next == length) {
      next = 0;
      if (!subset) {
        shuffle(random);
      }
    }
    return order[next++];
  }

  private void renew(Candidates candidates) {
    int size = candidates.size();
    order = order.length < size ? new int[size] : order;
    for (int i = 0; i < size; i++) {
      order[i] = candidates.slot(i);
    }
    length = size;
    if (subset && subsetSize < size) {
      keepLeast(candidates, size);
      length = subsetSize;
    }
  }

  private void keepLeast(Candidates candidates, int size) {
    var ranked = new long[size][];
    for (int i = 0; i < size; i++) {
      ranked[i] = new long[] {Hash.of(candidates.id(order[i]), seed), order[i]};
    }
    Arrays.sort(ranked, (a, b) -> Long.compare(a[0], b[0]));
    for (int i = 0; i < subsetSize; i++) {
      order[i] = (int) ranked[i][1];
    }
  }

  /** Fisher and Yates; what was last is not first, if there is another. */
  private void shuffle(RandomGenerator random) {
    int last = order[length - 1];
    for (int i = length - 1; i > 0; i--) {
      swap(i, random.nextInt(i + 1));
    }
    if (length > 1 && order[0] == last) {
      swap(0, 1 + random.nextInt(length - 1));
    }
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
