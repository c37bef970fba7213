package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Envoy's least request (its documentation, "Supported load balancers"). With equal weights: {@code
 * choices} random candidates, drawn independently, the one with the fewest own calls. Otherwise:
 * weighted round robin by earliest deadline, where a pick moves the deadline of the chosen one on
 * by {@code (calls + 1)^bias / weight}. O(n) with unequal weights.
 *
 * <p>In the weighted mode a bad instance never drains fully.
 */
public final class WeightedLeastRequest implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "weighted-least-request",
          "the fewest own calls of some, or by weight that falls with own calls",
          List.of(
              Parameter.whole("choices", 2, 2, 100, "candidates drawn when weights are equal"),
              Parameter.number(
                  "bias", 1, 0, 10, "how much own calls reduce unequal weights; 0 is not at all")),
          parameters ->
              new WeightedLeastRequest(parameters.whole("choices"), parameters.number("bias")));

  private final int choices;
  private final double bias;

  private long version = -1;
  private boolean equal;
  private double now;
  private double[] deadline = {};

  WeightedLeastRequest(int choices, double bias) {
    this.choices = choices;
    this.bias = bias;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (version != candidates.version()) {
      version = candidates.version();
      prepare(candidates, random);
    }
    return equal
        ? fewestOfSome(candidates, nowNanos, random)
        : earliestDeadline(candidates, nowNanos);
  }

  private int fewestOfSome(Candidates candidates, long nowNanos, RandomGenerator random) {
    int best = candidates.slot(random.nextInt(candidates.size()));
    for (int i = 1; i < choices; i++) {
      int other = candidates.slot(random.nextInt(candidates.size()));
      if (calls(candidates, other, nowNanos) < calls(candidates, best, nowNanos)) {
        best = other;
      }
    }
    return best;
  }

  private int earliestDeadline(Candidates candidates, long nowNanos) {
    int best = candidates.slot(0);
    for (int i = 1; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      if (deadline[slot] < deadline[best]) {
        best = slot;
      }
    }
    now = deadline[best];
    deadline[best] = now + period(candidates, best, nowNanos);
    return best;
  }

  private double period(Candidates candidates, int slot, long nowNanos) {
    return Math.pow(calls(candidates, slot, nowNanos) + 1, bias) / candidates.weight(slot);
  }

  private static double calls(Candidates candidates, int slot, long nowNanos) {
    return LoadSignal.CLIENT.of(candidates, slot, nowNanos);
  }

  /** New ones get a first deadline at random within their period, as in gRPC. */
  private void prepare(Candidates candidates, RandomGenerator random) {
    deadline = Slots.fit(deadline, candidates.slots(), Double.NaN);
    equal = true;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      equal &= candidates.weight(slot) == candidates.weight(candidates.slot(0));
      if (!(deadline[slot] >= now)) {
        deadline[slot] = now + random.nextDouble() / candidates.weight(slot);
      }
    }
  }

  @Override
  public void removed(int slot) {
    Slots.clear(deadline, slot, Double.NaN);
  }
}
