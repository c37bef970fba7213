package io.evenkeel.core.service;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.wire.ClusterMessage;
import java.util.Map;

/**
 * Which strategy balances a service.
 *
 * @param parameters as they are written, without those left at their defaults
 */
public record Balancing(String strategy, Map<String, String> parameters) implements ClusterMessage {

  private static final int MOST_CHARACTERS = 64;

  public Balancing {
    parameters = Map.copyOf(parameters);
  }

  /** A strategy with its defaults. */
  public static Balancing by(String strategy) {
    return new Balancing(strategy, Map.of());
  }

  /**
   * A strategy for one router.
   *
   * @throws IllegalArgumentException in one sentence that names the known ones, if the strategy or
   *     a parameter is unknown or out of range
   */
  public BalancingStrategy create() {
    for (var value : parameters.values()) {
      if (value.length() > MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "a parameter must have at most 64 characters, one has " + value.length());
      }
    }
    return Strategies.create(strategy, parameters);
  }
}
