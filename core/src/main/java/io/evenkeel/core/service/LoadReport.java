package io.evenkeel.core.service;

import io.evenkeel.core.wire.ClusterMessage;

/**
 * What an instance says of its load with each of its replies. What is out of range is bounded and
 * what makes no sense counts as not said, so that an instance that lies breaks no arithmetic.
 *
 * @param inFlight other calls that were there when this one arrived, 0 to a million
 * @param queued how many of them waited for their turn, 0 to {@code inFlight}
 * @param serviceNanos it worked on this call, without its wait; 0 to an hour, NaN when it does not
 *     say
 * @param cost of the calls in flight, in a unit of its own, &gt;= 0; NaN when it does not say
 * @param strain how near it is to a stop, 0 to 1, as a heap that fills; NaN when it does not say
 * @param ageNanos of the figures when the reply left, 0 to an hour
 */
public record LoadReport(
    int inFlight, int queued, double serviceNanos, double cost, double strain, long ageNanos)
    implements ClusterMessage {

  private static final int MOST_CALLS = 1_000_000;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  public LoadReport {
    inFlight = Math.max(0, Math.min(MOST_CALLS, inFlight));
    queued = Math.max(0, Math.min(inFlight, queued));
    serviceNanos = bounded(serviceNanos, HOUR_NANOS);
    cost = cost <= Float.MAX_VALUE ? bounded(cost, Float.MAX_VALUE) : Double.NaN;
    strain = bounded(strain, 1);
    ageNanos = Math.max(0, Math.min(HOUR_NANOS, ageNanos));
  }

  /**
   * As far as it can be true for a call that took so long: nobody worked on it for longer than its
   * caller waited.
   */
  public LoadReport within(long responseNanos) {
    return new LoadReport(
        inFlight, queued, Math.min((double) responseNanos, serviceNanos), cost, strain, ageNanos);
  }

  private static double bounded(double value, double max) {
    return value >= 0 ? Math.min(max, value) : Double.NaN;
  }
}
