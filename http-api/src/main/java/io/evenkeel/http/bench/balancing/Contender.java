package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A strategy with its settings.
 *
 * @param label as it was asked for: {@code name}, or {@code name:key=value:key=value}
 */
public record Contender(String label, String strategy, Map<String, String> parameters) {

  public Contender {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a list with commas between; {@code all} is every strategy with its defaults.
   *
   * @throws IllegalArgumentException in one sentence if a name or parameter is unknown
   */
  public static List<Contender> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .flatMap(
            item ->
                item.strip().equals("all")
                    ? Strategies.all().stream().map(StrategyKind::name)
                    : Stream.of(item.strip()))
        .distinct()
        .map(Contender::of)
        .toList();
  }

  /** One, as {@link #list}. */
  public static Contender of(String label) {
    var parts = label.split(":", -1);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a parameter of a strategy must be key=value, was '"
                + parts[i]
                + "' in '"
                + label
                + "'");
      }
      parameters.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    Strategies.create(parts[0], parameters); // says what is wrong
    return new Contender(label, parts[0], parameters);
  }

  BalancingStrategy create() {
    return Strategies.create(strategy, parameters);
  }
}
