package io.evenkeel.core.balancing;

import java.util.List;
import java.util.random.RandomGenerator;

/** Any, with chances in proportion to the weights. O(n). */
public final class WeightedRandom implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "weighted-random",
          "any, with chances by weight",
          List.of(),
          parameters -> new WeightedRandom());

  private long version = -1;
  private double total;

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (version != candidates.version()) {
      version = candidates.version();
      total = total(candidates);
    }
    double left = random.nextDouble() * total;
    int last = candidates.size() - 1;
    for (int i = 0; i < last; i++) {
      int slot = candidates.slot(i);
      left -= candidates.weight(slot);
      if (left < 0) {
        return slot;
      }
    }
    return candidates.slot(last);
  }

  private static double total(Candidates candidates) {
    double sum = 0;
    for (int i = 0; i < candidates.size(); i++) {
      sum += candidates.weight(candidates.slot(i));
    }
    return sum;
  }
}
