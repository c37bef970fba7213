package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Smooth weighted round robin of nginx ({@code ngx_http_upstream_round_robin.c}): at each pick
 * every candidate gains its effective weight, the one with the most is taken and pays the sum of
 * all. Weights 5, 1, 1 give a a b a c a a. A failure costs {@code weight / max-fails} of the
 * effective weight, each pick gives 1 back. O(n).
 */
public final class WeightedRoundRobin implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "weighted-round-robin",
          "one after the other by weight, smoothly",
          List.of(
              Parameter.whole(
                  "max-fails", 1, 1, 1_000, "failures that take away the whole weight")),
          parameters -> new WeightedRoundRobin(parameters.whole("max-fails")));

  private final int maxFails;
  private double[] current = {};
  private double[] lost = {};

  WeightedRoundRobin(int maxFails) {
    this.maxFails = maxFails;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    fit(candidates);
    int best = -1;
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double effective = Math.max(0, candidates.weight(slot) - lost[slot]);
      current[slot] += effective;
      total += effective;
      lost[slot] = Math.max(0, lost[slot] - 1);
      if (best < 0 || current[slot] > current[best]) {
        best = slot;
      }
    }
    current[best] -= total;
    return best;
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    fit(candidates);
    double weight = candidates.weight(slot);
    lost[slot] = Math.min(weight, lost[slot] + weight / maxFails);
  }

  @Override
  public void removed(int slot) {
    Slots.clear(current, slot, 0);
    Slots.clear(lost, slot, 0);
  }

  private void fit(Candidates candidates) {
    current = Slots.fit(current, candidates.slots(), 0);
    lost = Slots.fit(lost, candidates.slots(), 0);
  }
}
