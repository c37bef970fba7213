package io.evenkeel.core.protection;

/**
 * Stops all retries and second copies to a service that fails too often: a failure takes one token,
 * a success gives back a part of one, and with half of the tokens or fewer there are none.
 *
 * <p>gRPC A6, "Throttling Retry Attempts and Hedged RPCs".
 */
public final class RetryThrottle {

  private static final double THOUSAND = 1_000; // A6: the ratio has three decimal places

  private final long most;
  private final long ratio;
  private long tokens;

  /**
   * A throttle with all its tokens.
   *
   * @param mostTokens 1 to 1000
   * @param ratio of a token for a success, 0.001 to 1000
   */
  public RetryThrottle(int mostTokens, double ratio) {
    Bounds.check("mostTokens", mostTokens, 1, 1_000);
    Bounds.check("ratio", ratio, 0.001, 1_000);
    most = Math.round(mostTokens * THOUSAND);
    this.ratio = Math.round(ratio * THOUSAND);
    tokens = most;
  }

  public static RetryThrottle byDefault() {
    return new RetryThrottle(10, 0.1);
  }

  public void succeeded() {
    tokens = Math.min(most, tokens + ratio);
  }

  /** A call failed in a way that a retry could mend, or was told not to retry. */
  public void failed() {
    tokens = Math.max(0, tokens - (long) THOUSAND);
  }

  public boolean allowsRetry() {
    return 2 * tokens > most;
  }
}
