package io.evenkeel.core.scaling;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides how many instances there should be.
 *
 * <p>A policy is a decision and nothing else: it must not block, log or read a clock. One
 * controller calls it, one call at a time and in the order of time, so an implementation keeps
 * plain fields and is not thread-safe. Who acts on it may bound what it asks for, and may be late.
 */
public interface ScalingPolicy {

  /** How often it is to be asked. */
  Duration tick();

  /**
   * The number of instances that there should be, those that start included; at least 0, without an
   * upper bound.
   *
   * @param load now; never older than the one before
   */
  int desired(LoadSnapshot load);

  /**
   * So many ticks went by since {@link #desired} at which it could not be asked, as not all of the
   * load was known; told before it is asked again. For those that count in ticks.
   *
   * @param ticks at least 1
   */
  default void skipped(long ticks) {}

  /**
   * The fewest that there should be at this moment, whatever {@link #desired} said last; asked
   * every second or so, so that a surge need not wait for the tick. Changes nothing in the policy.
   *
   * @param load over the last few seconds
   * @return 0 for a policy that decides at its ticks alone
   */
  default int floor(LoadSnapshot load) {
    return 0;
  }

  /** Whether it decides by the load, and so has to see some before there should be fewer. */
  default boolean looksAtLoad() {
    return true;
  }

  /** What it expects, for people; empty when it does not look ahead or does not know yet. */
  default Optional<Outlook> outlook() {
    return Optional.empty();
  }
}
