package io.evenkeel.core.protection;

/**
 * Until when a caller waits, on the monotonic clock of this process. It travels as the time that is
 * left ({@link TimeoutHeader}), as clocks of machines differ. All arithmetic is safe against
 * overflow of the clock.
 *
 * @param atNanos on the monotonic clock
 */
public record Deadline(long atNanos) {

  /** Longer times are cut to this: a hundred years. */
  public static final long MOST_NANOS = 100L * 365 * 24 * 3_600 * 1_000_000_000L;

  /** In so many nanoseconds; with less than 0 it has passed. */
  public static Deadline in(long timeoutNanos, long nowNanos) {
    return new Deadline(nowNanos + Math.max(-1, Math.min(MOST_NANOS, timeoutNanos)));
  }

  /** Nanoseconds that are left, 0 or less when it has passed. */
  public long remainingNanos(long nowNanos) {
    return atNanos - nowNanos;
  }

  public boolean hasPassed(long nowNanos) {
    return remainingNanos(nowNanos) <= 0;
  }

  /** The earlier one of two. */
  public Deadline earlier(Deadline other) {
    return atNanos - other.atNanos <= 0 ? this : other;
  }

  /**
   * The timeout for a call that is made on the way: what is left without what is needed to send the
   * reply on, or what the call is given, if that is less. With 0 the call is not worth making.
   *
   * @param ownNanos what the call is given at most
   * @param reserveNanos for the way back and the work after it, at least 0
   */
  public long timeoutForCall(long ownNanos, long reserveNanos, long nowNanos) {
    long left = remainingNanos(nowNanos);
    long reserve = Math.max(0, reserveNanos);
    return left <= reserve ? 0 : Math.max(0, Math.min(ownNanos, left - reserve));
  }
}
