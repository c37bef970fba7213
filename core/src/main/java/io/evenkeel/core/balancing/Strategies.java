package io.evenkeel.core.balancing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All strategies by name. A new one is one file and one line here. */
public final class Strategies {

  private static final List<StrategyKind> KINDS =
      List.of(
          RoundRobin.KIND,
          RandomChoice.KIND,
          RoundRobinRandom.KIND,
          WeightedRoundRobin.KIND,
          WeightedRandom.KIND,
          LeastConnections.KIND,
          WeightedLeastRequest.KIND,
          FastestResponse.KIND,
          PowerOfTwoChoices.KIND,
          PeakEwma.KIND,
          ConsistentHash.KIND,
          Maglev.KIND,
          C3.KIND,
          Prequal.KIND,
          Learned.KIND);

  private Strategies() {}

  public static List<StrategyKind> all() {
    return KINDS;
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static StrategyKind named(String name) {
    return KINDS.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("unknown strategy '" + name + "'; known: " + names()));
  }

  /**
   * A strategy for one router.
   *
   * @throws IllegalArgumentException in one sentence if the name or a parameter is unknown or out
   *     of range
   */
  public static BalancingStrategy create(String name, Map<String, String> parameters) {
    return named(name).with(parameters);
  }

  private static String names() {
    return KINDS.stream().map(StrategyKind::name).collect(Collectors.joining(", "));
  }
}
