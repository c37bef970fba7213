package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import java.time.Duration;
import java.util.List;

/** Always the same number: for the peak, or for comparison. */
public final class Fixed implements ScalingPolicy {

  static final PolicyKind KIND =
      new PolicyKind(
          "fixed",
          "always the same number",
          List.of(Parameter.whole("instances", 30, 0, 1_000_000, "how many")),
          parameters -> new Fixed(parameters.whole("instances")));

  private final int instances;

  Fixed(int instances) {
    this.instances = instances;
  }

  @Override
  public Duration tick() {
    return Duration.ofMinutes(1);
  }

  @Override
  public int desired(LoadSnapshot load) {
    return instances;
  }

  @Override
  public boolean looksAtLoad() {
    return false;
  }
}
