package io.evenkeel.core.balancing;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One after the other. The start is drawn, so that many routers do not march in step.
 *
 * <p>A Poisson stream that is dealt out to n instances reaches each with Erlang-n gaps: for many
 * instances nearly D/M/1. With a second router most of that is lost.
 */
public final class RoundRobin implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "round-robin", "one after the other", List.of(), parameters -> new RoundRobin());

  private int last = -1;

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    int size = candidates.size();
    last = last < 0 ? random.nextInt(size) : (last + 1) % size;
    return candidates.slot(last);
  }
}
