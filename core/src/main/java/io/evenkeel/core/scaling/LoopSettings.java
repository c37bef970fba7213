package io.evenkeel.core.scaling;

import java.time.Duration;

/**
 * How a {@link ScalingLoop} goes.
 *
 * @param surge over which a policy's floor sees the load, 0 s to 5 min
 * @param noFewerFor after the first load that is known, as who has just come knows little
 * @param unusualFor at most so long there are no fewer while something is unusual
 * @param orders when they are repeated
 */
public record LoopSettings(
    Duration surge, Duration noFewerFor, Duration unusualFor, OrderSettings orders) {

  /** As many readings as are remembered, if there are ten a second. */
  private static final Duration MOST_SURGE = Duration.ofMinutes(5);

  public LoopSettings {
    notNegative("surge-window", surge);
    notNegative("no-fewer-for", noFewerFor);
    notNegative("hold-unusual-for", unusualFor);
    if (surge.compareTo(MOST_SURGE) > 0) {
      throw new IllegalArgumentException("surge-window must be <= 5m, was " + surge);
    }
  }

  private static void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(key + " must be >= 0s, was " + value);
    }
  }
}
