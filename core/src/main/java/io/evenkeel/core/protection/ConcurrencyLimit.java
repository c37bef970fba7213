package io.evenkeel.core.protection;

/**
 * How many calls may be in flight at once, found from how long they take. Not thread-safe; belongs
 * to the server, or to the router, that counts them.
 *
 * <p>A limit at a client is its own: m routers together let in m times as much. Under lasting
 * overload the time that an algorithm takes for normal drifts up.
 */
public interface ConcurrencyLimit {

  /** At least 1. */
  int limit();

  /**
   * A call, or a window of calls, is over.
   *
   * @param responseNanos at least 1; others are left out
   * @param inFlight at its beginning, this call too
   * @param dropped whether it was refused or timed out
   */
  void observe(long responseNanos, int inFlight, boolean dropped);
}
