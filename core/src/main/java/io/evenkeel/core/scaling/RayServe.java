package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/**
 * Ray Serve's autoscaler: requests being served or waiting by a target for each replica, applied
 * once the same direction was asked for long enough.
 *
 * <p>{@code ray-project/ray}, {@code python/ray/serve/autoscaling_policy.py}: means of 30 s, up
 * after 30 s, down after 600 s. Its default target of 2 fits replicas that work on some requests at
 * a time; here it is in instances' capacity.
 */
public final class RayServe implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "ray",
          "Ray Serve: requests in flight, with delays for each direction",
          List.of(
              Parameter.number("target", 0.7, 0.05, 100, "requests in flight for each instance"),
              Parameter.duration("look-back", "30s", 1, 3_600, "of the mean"),
              Parameter.duration("up-delay", "30s", 0, 3_600, "how long more must be asked for"),
              Parameter.duration("down-delay", "600s", 0, 86_400, "how long fewer must be")),
          parameters ->
              new RayServe(
                  parameters.number("target"),
                  parameters.nanos("look-back"),
                  parameters.nanos("up-delay"),
                  parameters.nanos("down-delay")));

  private static final Duration TICK = Duration.ofSeconds(10);

  private final double target;
  private final double upDelayNanos;
  private final double downDelayNanos;
  private final RecentValues ongoing;
  private int direction;
  private long directionSince;

  RayServe(double target, double lookBackNanos, double upDelayNanos, double downDelayNanos) {
    this.target = target;
    this.upDelayNanos = upDelayNanos;
    this.downDelayNanos = downDelayNanos;
    this.ongoing = new RecentValues(lookBackNanos);
  }

  @Override
  public Duration tick() {
    return TICK;
  }

  @Override
  public int desired(LoadSnapshot load) {
    ongoing.add(load.nowNanos(), load.inFlight());
    int current = load.ordered();
    int wish = (int) Math.ceil(ongoing.mean() / target);
    int asked = Integer.compare(wish, current);
    if (asked != direction) {
      direction = asked;
      directionSince = load.nowNanos();
    }
    double delay = asked > 0 ? upDelayNanos : downDelayNanos;
    boolean due = load.nowNanos() - directionSince >= delay;
    return due || (current == 0 && asked > 0) ? wish : current;
  }
}
