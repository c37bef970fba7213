package io.evenkeel.core.scaling;

import io.evenkeel.core.scaling.forecast.ForecastModels;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

  /** As {@link #create(String, Map, Supplier)}, without learned models. */
  public static ScalingPolicy create(String name, Map<String, String> parameters) {
    return create(name, parameters, () -> ForecastModels.NONE);
  }

  /**
   * A policy for one controller.
   *
   * @param models of that controller's load; asked for only by a policy that has use for them
   * @throws IllegalArgumentException in one sentence if the name or a parameter is unknown or out
   *     of range
   */
  public static ScalingPolicy create(
      String name, Map<String, String> parameters, Supplier<ForecastModels> models) {
    return KINDS.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("unknown policy '" + name + "'; known: " + names()))
        .with(parameters, models);
  }

  private static String names() {
    return KINDS.stream().map(PolicyKind::name).collect(Collectors.joining(", "));
  }
}
