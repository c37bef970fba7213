package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A strategy that can be asked for by name.
 *
 * @param summary one line for people
 * @param create makes one for one router
 */
public record StrategyKind(
    String name,
    String summary,
    List<Parameter> parameters,
    Function<Parameters, BalancingStrategy> create) {

  public StrategyKind {
    parameters = List.copyOf(parameters);
  }

  /**
   * A strategy of this kind for one router.
   *
   * @throws IllegalArgumentException if a parameter is unknown or out of range
   */
  public BalancingStrategy with(Map<String, String> given) {
    return create.apply(new Parameters("strategy " + name, parameters, given));
  }
}
