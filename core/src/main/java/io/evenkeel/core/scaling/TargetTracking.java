package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * Target tracking as of AWS: capacity in proportion to the metric, once that was above its target
 * for three minutes, or below nine tenths of it for fifteen.
 *
 * <p>Application Auto Scaling User Guide, "Target tracking scaling policies". The numbers of points
 * are those its alarms are known to have. Instances that start count for scale-in and not for the
 * metric.
 */
public final class TargetTracking implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "target-tracking",
          "AWS target tracking: in proportion, after alarms",
          List.of(
              ScalingMetric.target(),
              ScalingMetric.parameter(),
              Parameter.whole("high-points", 3, 1, 60, "minutes above the target before growing"),
              Parameter.whole("low-points", 15, 1, 240, "minutes below 0.9 of it before shrinking"),
              Parameter.duration(
                  "cooldown", "300s", 0, 86_400, "between a change and a shrinking")),
          parameters ->
              new TargetTracking(
                  parameters.number("target"),
                  ScalingMetric.of(parameters),
                  parameters.whole("high-points"),
                  parameters.whole("low-points"),
                  parameters.nanos("cooldown")));

  private static final double LOW = 0.9;
  private static final Duration POINT = Duration.ofMinutes(1);

  private final double target;
  private final ScalingMetric metric;
  private final int highPoints;
  private final int lowPoints;
  private final double cooldownNanos;

  private int high;
  private int low;
  private boolean begun;
  private long changedAt;

  TargetTracking(
      double target, ScalingMetric metric, int highPoints, int lowPoints, double cooldownNanos) {
    this.target = target;
    this.metric = metric;
    this.highPoints = highPoints;
    this.lowPoints = lowPoints;
    this.cooldownNanos = cooldownNanos;
  }

  @Override
  public Duration tick() {
    return POINT;
  }

  @Override
  public int desired(LoadSnapshot load) {
    if (!begun) { // the clock may begin anywhere; as if it was changed a point before
      begun = true;
      changedAt = load.nowNanos() - POINT.toNanos();
    }
    int current = load.ordered();
    double total = metric.total(load);
    double each = total / Math.max(1, load.ready());
    high = each > target ? high + 1 : 0;
    low = each < LOW * target ? low + 1 : 0;
    int wanted = (int) Math.ceil(total / target);
    if (high >= highPoints && wanted > current) {
      return changed(load, wanted);
    }
    boolean rested = load.nowNanos() - changedAt >= cooldownNanos;
    if (low >= lowPoints && rested && wanted < current) {
      return changed(load, wanted);
    }
    return current;
  }

  private int changed(LoadSnapshot load, int wanted) {
    changedAt = load.nowNanos();
    high = 0;
    return wanted;
  }
}
