package io.evenkeel.core.protection;

/**
 * Lets retries be a share of the calls, so that they cannot multiply a fault: each call puts in one
 * token, each retry takes 1 / share. A reserve keeps some retries for those who call seldom.
 * Tokens, put in or taken, count for some seconds.
 *
 * <p>Finagle's {@code RetryBudget}: 20 %, 10 retries a second, 10 s.
 */
public final class RetryBudget {

  private static final long SECOND = 1_000_000_000L;

  private final double price;
  private final double reserve;
  private final WindowedSum balance;

  /**
   * A budget that has its reserve.
   *
   * @param share of calls that may be retries, above 0 to 10 (more than 1: several for each call)
   * @param leastPerSecond retries that may be without calls, at least 0
   * @param windowNanos how long tokens count, at least one second
   */
  public RetryBudget(double share, double leastPerSecond, long windowNanos) {
    Bounds.check("share", share, 1e-6, 10);
    Bounds.check("leastPerSecond", leastPerSecond, 0, 1e6);
    Bounds.checkNanos("window", windowNanos, SECOND);
    price = 1 / share;
    reserve = leastPerSecond * windowNanos / SECOND * price;
    balance = new WindowedSum(windowNanos);
  }

  public static RetryBudget byDefault() {
    return new RetryBudget(0.2, 10, 10 * SECOND);
  }

  /** A call is made; not to be told of retries. */
  public void called(long nowNanos) {
    balance.add(1, nowNanos);
  }

  /** How many retries there are, as of now; at least 0. */
  public double left(long nowNanos) {
    return Math.max(0, (balance.sum(nowNanos) + reserve) / price);
  }

  /** Whether a call may be tried again; if so, that is paid. */
  public boolean tryRetry(long nowNanos) {
    if (balance.sum(nowNanos) + reserve < price * (1 - 1e-9)) {
      return false;
    }
    balance.add(-price, nowNanos);
    return true;
  }
}
