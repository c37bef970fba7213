package io.evenkeel.core.scaling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All policies by name. A new one is one file and one line here. */
public final class Policies {

  private static final List<PolicyKind> KINDS =
      List.of(
          Hpa.KIND,
          Kpa.KIND,
          TargetTracking.KIND,
          StepScaling.KIND,
          RayServe.KIND,
          Predictive.KIND,
          Fixed.KIND);

  private Policies() {}

  public static List<PolicyKind> all() {
    return KINDS;
  }

  /**
   * A policy for one controller.
   *
   * @throws IllegalArgumentException in one sentence if the name or a parameter is unknown or out
   *     of range
   */
  public static ScalingPolicy create(String name, Map<String, String> parameters) {
    return KINDS.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("unknown policy '" + name + "'; known: " + names()))
        .with(parameters);
  }

  private static String names() {
    return KINDS.stream().map(PolicyKind::name).collect(Collectors.joining(", "));
  }
}
