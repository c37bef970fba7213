package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * Knative's autoscaler: the mean of a minute, and in a panic the greatest of what that and the mean
 * of its last tenth ask for, which never shrinks.
 *
 * <p>{@code knative/serving}, {@code pkg/autoscaler/scaling/autoscaler.go}: stable window 60 s,
 * panic window 10 % of it, panic from twice what is ready, at most half at once on the way down.
 */
public final class Kpa implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "kpa",
          "Knative: stable and panic windows",
          List.of(
              ScalingMetric.target(),
              Parameter.duration("window", "60s", 6, 3_600, "stable window"),
              Parameter.number("panic-window", 0.1, 0.01, 1, "panic window by the stable one"),
              Parameter.number("panic-threshold", 2, 1, 10, "wish by ready that is a panic"),
              Parameter.duration("down-delay", "0s", 0, 86_400, "how long a lower wish must hold")),
          parameters ->
              new Kpa(
                  parameters.number("target"),
                  parameters.nanos("window"),
                  parameters.number("panic-window"),
                  parameters.number("panic-threshold"),
                  parameters.nanos("down-delay")));

  private static final int MOST_DOWN = 2;
  private static final int MOST_UP = 1_000;
  private static final Duration TICK = Duration.ofSeconds(2);

  private final double target;
  private final double panicThreshold;
  private final long windowNanos;
  private final RecentValues stable;
  private final RecentValues panic;
  private final RecentValues delayed;

  private boolean panicking;
  private long panicSince;
  private int mostInPanic;

  Kpa(
      double target,
      double windowNanos,
      double panicShare,
      double panicThreshold,
      double downDelayNanos) {
    this.target = target;
    this.panicThreshold = panicThreshold;
    this.windowNanos = (long) windowNanos;
    this.stable = new RecentValues(windowNanos);
    this.panic = new RecentValues(windowNanos * panicShare);
    this.delayed = new RecentValues(downDelayNanos);
  }

  @Override
  public Duration tick() {
    return TICK;
  }

  @Override
  public int desired(LoadSnapshot load) {
    stable.add(load.nowNanos(), load.offered());
    panic.add(load.nowNanos(), load.offered());
    double ready = Math.max(1, load.ready());
    double wished = Math.ceil(stable.mean() / target);
    double wishedInPanic = Math.ceil(panic.mean() / target);
    double least = Math.floor(ready / MOST_DOWN);
    double most = Math.ceil(ready * MOST_UP);
    int byStable = (int) Math.max(least, Math.min(most, wished));
    int byPanic = (int) Math.max(least, Math.min(most, wishedInPanic));
    watch(load.nowNanos(), wishedInPanic / ready >= panicThreshold);
    if (panicking) {
      mostInPanic = Math.max(mostInPanic, Math.max(byStable, byPanic));
    }
    delayed.add(load.nowNanos(), panicking ? mostInPanic : byStable);
    return (int) delayed.max();
  }

  private void watch(long now, boolean over) {
    if (over) {
      panicking = true;
      panicSince = now;
    } else if (panicking && now - panicSince > windowNanos) {
      panicking = false;
      mostInPanic = 0;
    }
  }
}
