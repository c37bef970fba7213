package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * The Kubernetes Horizontal Pod Autoscaler v2 with its default behaviour: total by target, a
 * tolerance, four pods or twice as many at most every 15 s on the way up, and the greatest
 * recommendation of the last minutes on the way down.
 *
 * <p>{@code kubernetes/kubernetes}, {@code pkg/controller/podautoscaler/replica_calculator.go} and
 * {@code pkg/apis/autoscaling/v2/defaults.go}. With {@code metric = cpu}, instances that start
 * count as idle, as there; with {@code requests} it is the external metric's {@code AverageValue}.
 */
public final class Hpa implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "hpa",
          "Kubernetes HPA v2 with its default behaviour",
          List.of(
              ScalingMetric.target(),
              ScalingMetric.parameter(),
              Parameter.number("tolerance", 0.1, 0, 1, "deviation that changes nothing"),
              Parameter.duration(
                  "down-window",
                  "300s",
                  0,
                  86_400,
                  "the greatest wish of it counts on the way down")),
          parameters ->
              new Hpa(
                  parameters.number("target"),
                  ScalingMetric.of(parameters),
                  parameters.number("tolerance"),
                  parameters.nanos("down-window")));

  private static final int MOST_MORE = 4;
  private static final Duration SYNC = Duration.ofSeconds(15);

  private final double target;
  private final ScalingMetric metric;
  private final double tolerance;
  private final RecentValues wishes;
  private boolean begun;

  Hpa(double target, ScalingMetric metric, double tolerance, double downWindowNanos) {
    this.target = target;
    this.metric = metric;
    this.tolerance = tolerance;
    this.wishes = new RecentValues(downWindowNanos);
  }

  @Override
  public Duration tick() {
    return SYNC;
  }

  @Override
  public int desired(LoadSnapshot load) {
    int current = load.ordered();
    if (current == 0) {
      return 0; // disabled, as there
    }
    if (!begun) { // as recordInitialRecommendation there: nothing shrinks in the first window
      begun = true;
      wishes.add(load.nowNanos(), current);
    }
    int wish = metric == ScalingMetric.CPU ? byUtilisation(load) : byAverage(load);
    wishes.add(load.nowNanos(), wish);
    if (wish >= current) {
      return Math.min(wish, Math.max(current + MOST_MORE, 2 * current));
    }
    return Math.min(current, (int) wishes.max());
  }

  private int byAverage(LoadSnapshot load) {
    double needed = metric.total(load) / target;
    return isTolerable(needed / load.ordered()) ? load.ordered() : (int) Math.ceil(needed);
  }

  /** With pods that are not ready: they count as idle, and must not turn the direction. */
  private int byUtilisation(LoadSnapshot load) {
    double ratio = load.utilisation() / target;
    if (load.starting() == 0 || ratio < 1) {
      return isTolerable(ratio) ? load.ordered() : (int) Math.ceil(ratio * load.ready());
    }
    double damped = ratio * load.ready() / load.ordered();
    return isTolerable(damped) || damped < 1
        ? load.ordered()
        : (int) Math.ceil(damped * load.ordered());
  }

  private boolean isTolerable(double ratio) {
    return Math.abs(1 - ratio) <= tolerance;
  }
}
