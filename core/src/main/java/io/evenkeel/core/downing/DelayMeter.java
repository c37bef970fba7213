package io.evenkeel.core.downing;

/**
 * What a thread that wakes up at a steady pace learns of its machine: how late it is woken, which
 * is how late everything else in this process is too. Immutable.
 *
 * @param atNanos the monotonic clock at the last waking
 * @param atMillis the wall clock then; only leaps count, as of a machine that was suspended, whose
 *     monotonic clock may have stood still
 * @param stalledNanos in which this process did not run, since it was first asked
 * @param recentNanos the largest delay of late, which fades by half in {@link #HALF_LIFE_NANOS}
 * @param leapNanos by which the last waking came late, or by which the wall clock was ahead
 */
public record DelayMeter(
    long atNanos, long atMillis, long stalledNanos, double recentNanos, long leapNanos) {

  static final double HALF_LIFE_NANOS = 20e9;

  /** What is less is noise of the scheduler. */
  private static final long STALL_NANOS = 100_000_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  public static DelayMeter startingAt(long nanos, long millis) {
    return new DelayMeter(nanos, millis, 0, 0, 0);
  }

  /**
   * After a waking.
   *
   * @param plannedNanos of sleep
   * @param nanos the monotonic clock
   * @param millis the wall clock
   */
  public DelayMeter woken(long plannedNanos, long nanos, long millis) {
    long slept = nanos - atNanos;
    long late = Math.max(0, slept - plannedNanos);
    long ahead = Math.max(0, (millis - atMillis) * NANOS_PER_MILLI - slept);
    double faded = recentNanos * Math.pow(0.5, (double) slept / HALF_LIFE_NANOS);
    return new DelayMeter(
        nanos,
        millis,
        stalledNanos + (late >= STALL_NANOS ? late : 0),
        Math.max(faded, (double) late),
        Math.max(late, ahead));
  }
}
