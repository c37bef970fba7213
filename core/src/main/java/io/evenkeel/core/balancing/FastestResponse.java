package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The one with the least mean response time times own calls in flight by weight, or any with
 * chances in inverse proportion to the mean response time.
 *
 * <p>After {@code least_time} of nginx Plus (least) and of Angie (random). Raw last response times
 * would oscillate, so the mean fades with {@code decay}; a share of calls explores, else one that
 * was once slow would never be tried again. One without history counts as the mean of all. O(n).
 */
public final class FastestResponse implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "fastest-response",
          "the least mean response time times own calls",
          List.of(
              Parameter.choice(
                  "choose",
                  "least",
                  List.of("least", "random"),
                  "the least score, or any with chances by 1 / mean response time"),
              Parameter.duration("decay", "1s", 1e-6, 3_600, "time constant of the mean"),
              Parameter.number("explore", 0.01, 0, 1, "share of calls that go to any"),
              Penalty.parameter()),
          parameters ->
              new FastestResponse(
                  parameters.choice("choose").equals("random"),
                  parameters.nanos("decay"),
                  parameters.number("explore"),
                  Penalty.nanos(parameters)));

  private final boolean byChance;
  private final double decayNanos;
  private final double explore;
  private final double penaltyNanos;

  private double[] mean = {};
  private long[] stamp = {};
  private double overall = Double.NaN;

  FastestResponse(boolean byChance, double decayNanos, double explore, double penaltyNanos) {
    this.byChance = byChance;
    this.decayNanos = decayNanos;
    this.explore = explore;
    this.penaltyNanos = penaltyNanos;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    fit(candidates);
    if (Double.isNaN(overall) || (explore > 0 && random.nextDouble() < explore)) {
      return candidates.slot(random.nextInt(candidates.size()));
    }
    return byChance ? byChance(candidates, random) : least(candidates, nowNanos, random);
  }

  private int least(Candidates candidates, long nowNanos, RandomGenerator random) {
    int best = -1;
    int ties = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      double calls = LoadSignal.CLIENT.of(candidates, slot, nowNanos);
      double score = meanNanos(slot) * (calls + 1) / candidates.weight(slot);
      if (score < least) {
        least = score;
        best = slot;
        ties = 1;
      } else if (score == least && random.nextInt(++ties) == 0) {
        best = slot;
      }
    }
    return best;
  }

  private int byChance(Candidates candidates, RandomGenerator random) {
    double total = 0;
    for (int i = 0; i < candidates.size(); i++) {
      total += speed(candidates, candidates.slot(i));
    }
    double left = random.nextDouble() * total;
    int last = candidates.size() - 1;
    for (int i = 0; i < last; i++) {
      int slot = candidates.slot(i);
      left -= speed(candidates, slot);
      if (left < 0) {
        return slot;
      }
    }
    return candidates.slot(last);
  }

  private double speed(Candidates candidates, int slot) {
    return candidates.weight(slot) / Math.max(1, meanNanos(slot));
  }

  double meanNanos(int slot) {
    return slot < mean.length && !Double.isNaN(mean[slot]) ? mean[slot] : overall;
  }

  @Override
  public void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {
    observe(candidates, slot, (double) responseNanos, nowNanos);
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    observe(candidates, slot, Math.max((double) elapsedNanos, penaltyNanos), nowNanos);
  }

  private void observe(Candidates candidates, int slot, double nanos, long nowNanos) {
    fit(candidates);
    double kept = Math.exp((stamp[slot] - nowNanos) / decayNanos);
    mean[slot] = Double.isNaN(mean[slot]) ? nanos : mean[slot] * kept + nanos * (1 - kept);
    stamp[slot] = nowNanos;
    overall = Double.isNaN(overall) ? nanos : overall + (nanos - overall) / 64;
  }

  @Override
  public void removed(int slot) {
    Slots.clear(mean, slot, Double.NaN);
  }

  private void fit(Candidates candidates) {
    mean = Slots.fit(mean, candidates.slots(), Double.NaN);
    stamp = Slots.fit(stamp, candidates.slots());
  }
}
