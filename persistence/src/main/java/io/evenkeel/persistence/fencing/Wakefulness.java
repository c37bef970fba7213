package io.evenkeel.persistence.fencing;

import java.time.Duration;

/**
 * Whether a process has run all the time, as its regular beats tell. One that was stopped (a frozen
 * machine, a debugger, a very long garbage collection) acts on what it knew before.
 *
 * @param beatNanos {@link System#nanoTime} of the last beat
 * @param stopped whether two beats were ever further apart than {@code limit}
 * @param wokeNanos the clock at the beat after the last such gap
 * @param limit the longest gap that does not count as a stop
 */
public record Wakefulness(long beatNanos, boolean stopped, long wokeNanos, Duration limit) {

  /** Of a process that starts. */
  public static Wakefulness from(long nowNanos, Duration limit) {
    return new Wakefulness(nowNanos, false, nowNanos, limit);
  }

  /** After a further beat. */
  public Wakefulness beat(long nowNanos) {
    return isLate(nowNanos)
        ? new Wakefulness(nowNanos, true, nowNanos, limit)
        : new Wakefulness(nowNanos, stopped, wokeNanos, limit);
  }

  /** Whether it has not been stopped within the last {@code time}, and is not just waking up. */
  public boolean lasts(Duration time, long nowNanos) {
    return !isLate(nowNanos) && (!stopped || nowNanos - wokeNanos >= time.toNanos());
  }

  private boolean isLate(long nowNanos) {
    return nowNanos - beatNanos > limit.toNanos();
  }
}
