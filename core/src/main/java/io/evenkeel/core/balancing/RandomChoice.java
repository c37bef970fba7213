package io.evenkeel.core.balancing;

import java.util.List;
import java.util.random.RandomGenerator;

/** Any, with equal chances. What all others have to beat, and what is right without news. */
public final class RandomChoice implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "random", "any, with equal chances", List.of(), parameters -> new RandomChoice());

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    return candidates.slot(random.nextInt(candidates.size()));
  }
}
