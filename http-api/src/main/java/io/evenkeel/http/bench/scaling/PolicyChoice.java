package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.scaling.ScalingPolicy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy with its settings.
 *
 * @param label as it was asked for: {@code name}, or {@code name:key=value:key=value}
 */
public record PolicyChoice(String label, String name, Map<String, String> parameters) {

  static final String TARGET = "target";

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
    return Arrays.stream(text.split(",", -1))
        .flatMap(
            item ->
                item.strip().equals("all")
                    ? Policies.all().stream().map(kind -> kind.name())
                    : List.of(item.strip()).stream())
        .distinct()
        .map(PolicyChoice::of)
        .toList();
  }

  private static PolicyChoice of(String label) {
    var parts = label.split(":", -1);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a parameter of a policy must be key=value, was '" + parts[i] + "' in '" + label + "'");
      }
      parameters.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return new PolicyChoice(label, parts[0], parameters);
  }

  /** Whether it has a target that was not said. */
  boolean isTunable() {
    return !parameters.containsKey(TARGET)
        && Policies.all().stream()
            .filter(kind -> kind.name().equals(name))
            .anyMatch(kind -> kind.parameters().stream().anyMatch(p -> p.name().equals(TARGET)));
  }

  PolicyChoice withTarget(double target) {
    var tuned = new LinkedHashMap<>(parameters);
    tuned.put(TARGET, Double.toString(target));
    return new PolicyChoice(label + ":" + TARGET + "=" + target, name, tuned);
  }

  ScalingPolicy create() {
    return Policies.create(name, parameters);
  }
}
