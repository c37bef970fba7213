package io.evenkeel.core.balancing;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws two different candidates and takes the less loaded one, the first one of equals.
 *
 * <p>Two draws avoid the herd that follows a global minimum when load figures are stale
 * (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001; the draw as in
 * Finagle's {@code P2CPick}). O(1).
 */
public final class PowerOfTwoChoices implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "power-of-two-choices",
          "the less loaded one of two random ones",
          List.of(LoadSignal.parameter(LoadSignal.SERVER)),
          parameters -> new PowerOfTwoChoices(LoadSignal.of(parameters)));

  private final LoadSignal signal;

  PowerOfTwoChoices(LoadSignal signal) {
    this.signal = signal;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    int size = candidates.size();
    if (size == 1) {
      return candidates.slot(0);
    }
    int first = random.nextInt(size);
    int second = random.nextInt(size - 1);
    if (second >= first) {
      second++; // skip the first draw without favouring its neighbour
    }
    int a = candidates.slot(first);
    int b = candidates.slot(second);
    return load(candidates, b, nowNanos) < load(candidates, a, nowNanos) ? b : a;
  }

  private double load(Candidates candidates, int slot, long nowNanos) {
    return (signal.of(candidates, slot, nowNanos) + 1) / candidates.weight(slot);
  }
}
