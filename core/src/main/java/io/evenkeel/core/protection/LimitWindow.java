package io.evenkeel.core.protection;

/**
 * Gathers calls before a limit is told of them: the mean time, the most calls in flight and whether
 * any was dropped, once in a window and only when there were enough. Quicker ones than a floor are
 * no work and left out.
 *
 * <p>{@code WindowedLimit} of Netflix concurrency-limits: 1 s, 10 calls, 100 us. A window with too
 * few calls is forgotten, as there.
 */
public final class LimitWindow {

  private final ConcurrencyLimit limit;
  private final long windowNanos;
  private final int leastCalls;
  private final long floorNanos;
  private long endsAt;
  private boolean began;
  private double sumNanos;
  private int calls;
  private int mostInFlight;
  private boolean dropped;

  /**
   * A window that begins with the first call.
   *
   * @param windowNanos at least 100 ms
   * @param leastCalls at least 1
   */
  public LimitWindow(ConcurrencyLimit limit, long windowNanos, int leastCalls, long floorNanos) {
    Bounds.checkNanos("window", windowNanos, 100_000_000L);
    Bounds.check("leastCalls", leastCalls, 1, 1e6);
    Bounds.checkNanos("floor", floorNanos, 0);
    this.limit = limit;
    this.windowNanos = windowNanos;
    this.leastCalls = leastCalls;
    this.floorNanos = floorNanos;
  }

  public static LimitWindow around(ConcurrencyLimit limit) {
    return new LimitWindow(limit, 1_000_000_000L, 10, 100_000);
  }

  /** Whether one more call may come when so many are in flight. */
  public boolean admits(int inFlight) {
    return inFlight < limit.limit();
  }

  public int limit() {
    return limit.limit();
  }

  /**
   * A call is over.
   *
   * @param inFlight at its beginning, this call too
   * @param wasDropped whether it was refused or timed out
   */
  public void observe(long responseNanos, int inFlight, boolean wasDropped, long nowNanos) {
    if (!began) {
      began = true;
      endsAt = nowNanos + windowNanos;
    }
    if (responseNanos >= Math.max(1, floorNanos)) {
      sumNanos += responseNanos;
      calls++;
      mostInFlight = Math.max(mostInFlight, inFlight);
      dropped |= wasDropped;
    }
    if (nowNanos - endsAt >= 0) {
      if (calls >= leastCalls) {
        limit.observe((long) (sumNanos / calls), mostInFlight, dropped);
      }
      endsAt = nowNanos + windowNanos;
      sumNanos = 0;
      calls = 0;
      mostInFlight = 0;
      dropped = false;
    }
  }
}
