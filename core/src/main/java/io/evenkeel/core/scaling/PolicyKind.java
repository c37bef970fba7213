package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A policy that can be asked for by name.
 *
 * @param summary one line for people
 * @param create makes one for one controller
 */
public record PolicyKind(
    String name,
    String summary,
    List<Parameter> parameters,
    BiFunction<Parameters, Supplier<ForecastModels>, ScalingPolicy> create) {

  public PolicyKind {
    parameters = List.copyOf(parameters);
  }

  /** One that has no use for learned models. */
  public PolicyKind(
      String name,
      String summary,
      List<Parameter> parameters,
      Function<Parameters, ScalingPolicy> create) {
    this(name, summary, parameters, (given, models) -> create.apply(given));
  }

  /**
   * A policy of this kind for one controller.
   *
   * @param models of that controller's load; asked for only by who has use for them
   * @throws IllegalArgumentException if a parameter is unknown or out of range
   */
  public ScalingPolicy with(Map<String, String> given, Supplier<ForecastModels> models) {
    return create.apply(new Parameters("policy " + name, parameters, given), models);
  }
}
