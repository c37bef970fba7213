package io.evenkeel.core.scaling;

import java.time.Duration;

/**
 * Holds while something is unusual, for at most so long; then not again before it was usual for as
 * long without a break. So a detector that never rests holds once, and one that comes and goes half
 * of the time at most. Not thread-safe.
 */
final class UnusualHold {

  private final long mostNanos;
  private boolean known;
  private long beganAt;
  private long lastAt;

  /**
   * Nothing was unusual yet.
   *
   * @param most 0 for never
   */
  UnusualHold(Duration most) {
    mostNanos = most.toNanos();
  }

  /** Whether it holds now; to be asked at each step. */
  boolean holds(boolean unusual, long now) {
    if (!unusual) {
      return false;
    }
    if (!known || now - lastAt >= mostNanos) {
      known = true;
      beganAt = now;
    }
    lastAt = now;
    return now - beganAt < mostNanos;
  }
}
