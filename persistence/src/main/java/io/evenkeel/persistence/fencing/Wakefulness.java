package io.evenkeel.persistence.fencing;

import java.time.Duration;

/**
 * Whether a process has run all the time, as one of its threads tells that is to wake up at a
 * steady pace. A process that was stopped (a frozen machine, a debugger, a very long garbage
 * collection) acts on what it knew before.
 *
 * @param atNanos {@link System#nanoTime} of the last waking
 * @param stopped whether a waking ever leapt by more than {@code limit}
 * @param wokeNanos the clock at the last waking that did
 * @param limit the longest leap that does not count as a stop; several times the steady pace
 */
public record Wakefulness(long atNanos, boolean stopped, long wokeNanos, Duration limit) {

  /** Of a process that starts. */
  public static Wakefulness from(long nowNanos, Duration limit) {
    return new Wakefulness(nowNanos, false, nowNanos, limit);
  }

  /**
   * After a further waking.
   *
   * @param leapNanos by how much it came late, by whatever clock: a monotonic one may have stood
   *     still with the machine
   */
  public Wakefulness woken(long nowNanos, long leapNanos) {
    return leapNanos > limit.toNanos()
        ? new Wakefulness(nowNanos, true, nowNanos, limit)
        : new Wakefulness(nowNanos, stopped, wokeNanos, limit);
  }

  /** Whether it has not been stopped within the last {@code time}, and is not just waking up. */
  public boolean lasts(Duration time, long nowNanos) {
    boolean late = nowNanos - atNanos > limit.toNanos();
    return !late && (!stopped || nowNanos - wokeNanos >= time.toNanos());
  }
}
