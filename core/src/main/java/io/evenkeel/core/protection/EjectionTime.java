package io.evenkeel.core.protection;

/**
 * How long one instance stays out: a base time, times how often it was put out, up to a limit; each
 * healthy interval takes one off the count (gRPC A50).
 */
final class EjectionTime {

  private static final int MOST = 1_000_000;

  private int times;
  private long since;
  private long length;
  private boolean out;
  private boolean wasOut;

  boolean isOut() {
    return out;
  }

  /** When it was put out, or let in again if it is in. */
  long since() {
    return since;
  }

  /** Whether it was ever out. */
  boolean wasOut() {
    return wasOut;
  }

  /** Puts it out. */
  void eject(long baseNanos, long maxNanos, long nowNanos) {
    times = Math.min(MOST, times + 1);
    length = (long) Math.min((double) baseNanos * times, (double) Math.max(baseNanos, maxNanos));
    since = nowNanos;
    out = true;
    wasOut = true;
  }

  /** Whether it has been out for long enough. */
  boolean isOver(long nowNanos) {
    return out && nowNanos - since >= length;
  }

  void readmit(long nowNanos) {
    out = false;
    since = nowNanos;
  }

  /** An interval is over; if it was in for all of it, that counts in its favour. */
  void intervalOver(long intervalNanos, long nowNanos) {
    if (!out && times > 0 && nowNanos - since >= intervalNanos) {
      times--;
    }
  }
}
