package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import io.evenkeel.core.parameter.Choice;
import java.util.List;
import java.util.Map;

/**
 * A strategy with its settings.
 *
 * @param label as it was asked for: {@code name}, or {@code name:key=value:key=value}
 */
public record Contender(String label, String strategy, Map<String, String> parameters) {

  private static final String WHAT = "strategy";

  public Contender {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a list with commas between; {@code all} is every strategy with its defaults.
   *
   * @throws IllegalArgumentException in one sentence if a name or parameter is unknown
   */
  public static List<Contender> list(String text) {
    var known = Strategies.all().stream().map(StrategyKind::name).toList();
    return Choice.list(text, WHAT, known).stream().map(Contender::of).toList();
  }

  /** One, as {@link #list}. */
  public static Contender of(String label) {
    return of(Choice.of(label, WHAT));
  }

  private static Contender of(Choice choice) {
    Strategies.create(choice.name(), choice.parameters()); // says what is wrong
    return new Contender(choice.label(), choice.name(), choice.parameters());
  }

  BalancingStrategy create() {
    return Strategies.create(strategy, parameters);
  }
}
