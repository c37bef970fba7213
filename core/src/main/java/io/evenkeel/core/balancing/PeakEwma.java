package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The cheaper one of two random candidates, where the cost is a moving average of response times
 * that follows a rise at once and forgets it slowly, times the calls in flight and this one.
 *
 * <p>Finagle's {@code PeakEwma} (also Linkerd's {@code linkerd/ewma}): the average decays on
 * reading as if 0 had been observed; one without history that has a call in flight comes last.
 * Beyond Finagle: failures are entered as slow replies, and {@code signal = server} counts the
 * calls of all routers.
 */
public final class PeakEwma implements BalancingStrategy {

  static final StrategyKind KIND =
      new StrategyKind(
          "peak-ewma",
          "the lower peak-sensitive response time times calls, of two random ones",
          List.of(
              Parameter.duration(
                  "decay", "10s", 1e-6, 3_600, "time constant of forgetting response times"),
              LoadSignal.parameter(LoadSignal.CLIENT),
              LoadUnit.parameter(),
              Penalty.parameter()),
          parameters ->
              new PeakEwma(
                  parameters.nanos("decay"),
                  LoadSignal.of(parameters),
                  LoadUnit.of(parameters),
                  Penalty.nanos(parameters)));

  /** Finagle's: more than any cost. */
  private static final double UNKNOWN = Long.MAX_VALUE >> 16;

  private final double decayNanos;
  private final LoadSignal signal;
  private final LoadUnit unit;
  private final double penaltyNanos;

  private double[] cost = {};
  private long[] stamp = {};

  PeakEwma(double decayNanos, LoadSignal signal, LoadUnit unit, double penaltyNanos) {
    this.decayNanos = decayNanos;
    this.signal = signal;
    this.unit = unit;
    this.penaltyNanos = penaltyNanos;
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    fit(candidates);
    int size = candidates.size();
    if (size == 1) {
      return candidates.slot(0);
    }
    int first = random.nextInt(size);
    int second = random.nextInt(size - 1);
    if (second >= first) {
      second++;
    }
    int a = candidates.slot(first);
    int b = candidates.slot(second);
    return load(candidates, b, call, nowNanos) < load(candidates, a, call, nowNanos) ? b : a;
  }

  double load(Candidates candidates, int slot, Call call, long nowNanos) {
    double beside = unit.own(candidates, slot) - candidates.outstanding(slot);
    double calls = signal.of(candidates, slot, nowNanos) + beside;
    double now = costAt(slot, nowNanos);
    double load = now == 0 && calls > 0 ? UNKNOWN + calls : now * (calls + unit.of(call));
    return load / candidates.weight(slot);
  }

  /** The moving average as of now, in nanoseconds. */
  double costAt(int slot, long nowNanos) {
    return slot < cost.length && cost[slot] > 0
        ? cost[slot] * Math.exp((stamp[slot] - nowNanos) / decayNanos)
        : 0;
  }

  @Override
  public void sent(Candidates candidates, int slot, Call call, long nowNanos) {
    unit.sent(candidates, slot, call);
  }

  @Override
  public void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {
    fit(candidates);
    unit.settled(candidates, slot, call);
    unit.served(call, candidates.serviceNanos(slot));
    observe(slot, (double) responseNanos, nowNanos);
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    fit(candidates);
    unit.settled(candidates, slot, call);
    observe(slot, Math.max((double) elapsedNanos, penaltyNanos), nowNanos);
  }

  private void observe(int slot, double nanos, long nowNanos) {
    if (nanos > cost[slot]) {
      cost[slot] = nanos;
    } else {
      double kept = Math.exp((stamp[slot] - nowNanos) / decayNanos);
      cost[slot] = cost[slot] * kept + nanos * (1 - kept);
    }
    stamp[slot] = nowNanos;
  }

  @Override
  public void removed(int slot) {
    Slots.clear(cost, slot, 0);
  }

  private void fit(Candidates candidates) {
    cost = Slots.fit(cost, candidates.slots(), 0);
    stamp = Slots.fit(stamp, candidates.slots());
  }
}
