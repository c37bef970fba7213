package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.parameter.Choice;
import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.scaling.PolicyKind;
import io.evenkeel.core.scaling.ScalingPolicy;
import io.evenkeel.http.bench.forecast.LabModels;
import io.evenkeel.intelligence.forecast.TrainerChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A policy with its settings.
 *
 * @param label as it was asked for: {@code name}, or {@code name:key=value:key=value}
 */
public record PolicyChoice(String label, String name, Map<String, String> parameters) {

  static final String TARGET = "target";
  static final String PRICE = "price";
  private static final String LEAD = "lead";

  public PolicyChoice {
    parameters = Map.copyOf(parameters);
    var unused = Policies.create(name, parameters); // says what is wrong
  }

  /**
   * Reads a list with commas between; {@code all} is every policy with its defaults.
   *
   * @throws IllegalArgumentException in one sentence if a name or parameter is unknown
   */
  public static List<PolicyChoice> list(String text) {
    var known = Policies.all().stream().map(PolicyKind::name).toList();
    return Choice.list(text, "policy", known).stream()
        .map(choice -> new PolicyChoice(choice.label(), choice.name(), choice.parameters()))
        .toList();
  }

  /** Whether it has a target that was not said. */
  boolean isTunable() {
    return isOpen(TARGET);
  }

  /** Whether it has such a parameter, and it was not said. */
  boolean isOpen(String parameter) {
    return !parameters.containsKey(parameter)
        && Policies.all().stream()
            .filter(kind -> kind.name().equals(name))
            .anyMatch(kind -> kind.parameters().stream().anyMatch(p -> p.name().equals(parameter)));
  }

  PolicyChoice withTarget(double target) {
    return with(TARGET, Double.toString(target), label + ":" + TARGET + "=" + target);
  }

  PolicyChoice withPrice(double price) {
    return with(PRICE, Double.toString(price), label + ":" + PRICE + "=" + price);
  }

  /** Told how long instances start, where it can be told and was not. */
  PolicyChoice withLead(int seconds) {
    return isOpen(LEAD) ? with(LEAD, seconds + "s", label) : this;
  }

  private PolicyChoice with(String parameter, String value, String newLabel) {
    var changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, value);
    return new PolicyChoice(newLabel, name, changed);
  }

  /**
   * A policy without experience.
   *
   * @param progress takes a line for each network that it trains
   */
  ScalingPolicy create(Consumer<String> progress) {
    return Policies.create(name, parameters, () -> new LabModels(TrainerChoice.JAVA, progress));
  }
}
