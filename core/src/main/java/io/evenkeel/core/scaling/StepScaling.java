package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * Step scaling as of AWS: parts of the present number by how far the metric is beyond its alarm: a
 * tenth more above the target, three tenths above 1.2 of it, half above 1.4, a tenth fewer below
 * the lower bound.
 *
 * <p>Application Auto Scaling User Guide, "Step scaling policies"; the steps are ours, as there are
 * no defaults.
 */
public final class StepScaling implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "step",
          "steps by how far the metric is off, with a cooldown",
          List.of(
              ScalingMetric.target(),
              ScalingMetric.parameter(),
              Parameter.number("low", 0.7, 0.1, 0.95, "by the target: below it, one step fewer"),
              Parameter.duration(
                  "cooldown", "300s", 0, 86_400, "between a change and a shrinking")),
          parameters ->
              new StepScaling(
                  parameters.number("target"),
                  ScalingMetric.of(parameters),
                  parameters.number("low"),
                  parameters.nanos("cooldown")));

  private static final Duration POINT = Duration.ofMinutes(1);

  private final double target;
  private final ScalingMetric metric;
  private final double low;
  private final double cooldownNanos;
  private boolean begun;
  private long changedAt;

  StepScaling(double target, ScalingMetric metric, double low, double cooldownNanos) {
    this.target = target;
    this.metric = metric;
    this.low = low;
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
    int current = Math.max(1, load.ordered());
    double ratio = metric.total(load) / current / target;
    double step = ratio > 1.4 ? 0.5 : ratio > 1.2 ? 0.3 : ratio > 1 ? 0.1 : 0;
    if (step > 0) {
      changedAt = load.nowNanos();
      return current + (int) Math.ceil(step * current);
    }
    if (ratio < low && load.nowNanos() - changedAt >= cooldownNanos) {
      changedAt = load.nowNanos();
      return current - (int) Math.ceil(0.1 * current);
    }
    return load.ordered();
  }
}
