package io.evenkeel.core.balancing;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The one with the fewest own calls in flight in relation to its weight; ties are drawn. O(n).
 *
 * <p>With many routers each sees its own calls alone, which is next to nothing.
 */
public final class LeastConnections implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "least-connections",
          "the fewest own calls in flight by weight",
          List.of(),
          parameters -> new LeastConnections());

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    int best = -1;
    int ties = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double load = LoadSignal.CLIENT.of(candidates, slot, nowNanos) / candidates.weight(slot);
      if (load < least) {
        least = load;
        best = slot;
        ties = 1;
      } else if (load == least && random.nextInt(++ties) == 0) {
        best = slot;
      }
    }
    return best;
  }
}
