package io.evenkeel.core.load;

/**
 * Calls of some time.
 *
 * @param arrived in that time, those included that were refused
 * @param failed of those that ended, those included that were refused
 * @param inFlight at its end
 * @param latency of those that ended and were not refused
 */
public record CallCount(long arrived, long failed, long inFlight, LatencyCounts latency) {

  public static final CallCount NONE = new CallCount(0, 0, 0, LatencyCounts.NONE);

  /** Of calls at different places, or of this time and the time before {@code later}. */
  public CallCount plus(CallCount other) {
    return new CallCount(
        arrived + other.arrived,
        failed + other.failed,
        inFlight + other.inFlight,
        latency.plus(other.latency));
  }

  /** Whether there is nothing to tell. */
  public boolean isNothing() {
    return arrived == 0 && inFlight == 0 && failed == 0 && latency.byBucket().isEmpty();
  }
}
