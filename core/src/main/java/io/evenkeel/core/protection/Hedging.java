package io.evenkeel.core.protection;

/**
 * When a call that has no reply yet goes to a second instance, the first reply to count: after a
 * high quantile of recent response times, within a budget of its own. For calls that may be done
 * twice only. The router cancels the loser and tells the strategy nothing of its time.
 *
 * <p>Dean and Barroso, "The Tail at Scale", CACM 2013; Finagle's {@code BackupRequestFilter}, whose
 * budget also has no least rate.
 */
public final class Hedging {

  /** No copy. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long BUDGET_NANOS = 10_000_000_000L;

  private final HedgingSettings settings;
  private final LatencyWindow times;
  private final RetryBudget budget;
  private long delay = NEVER;
  private int sinceDelay;

  public Hedging(HedgingSettings settings) {
    this.settings = settings;
    times = new LatencyWindow(settings.windowNanos());
    budget = new RetryBudget(settings.share(), 0, BUDGET_NANOS);
  }

  /** A call is sent; not to be told of copies. Returns after how many nanoseconds a copy is due. */
  public long sent(long nowNanos) {
    budget.called(nowNanos);
    return delay;
  }

  /**
   * The first reply to a call came.
   *
   * @param responseNanos since the call was first sent; what is negative is left out
   */
  public void replied(long responseNanos, long nowNanos) {
    times.add(responseNanos, nowNanos);
    if (++sinceDelay >= settings.leastReplies() / 2 || delay == NEVER) {
      sinceDelay = 0;
      delay = delayNanos(nowNanos);
    }
  }

  /**
   * Whether a copy may go now that it is due; if so, that is paid.
   *
   * @param utilisation of the instances, 0 to 1; NaN when unknown, then the budget alone decides
   */
  public boolean tryHedge(double utilisation, long nowNanos) {
    return delay != NEVER
        && !(utilisation > settings.mostUtilisation())
        && budget.tryRetry(nowNanos);
  }

  private long delayNanos(long nowNanos) {
    double quantile = times.quantile(settings.quantile(), nowNanos);
    return times.count() < settings.leastReplies() || Double.isNaN(quantile)
        ? NEVER
        : Math.max(settings.floorNanos(), (long) quantile);
  }
}
