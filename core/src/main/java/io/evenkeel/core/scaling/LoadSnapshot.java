package io.evenkeel.core.scaling;

/**
 * What a policy sees at one moment. Figures are means since the reading before and as old as the
 * metrics are.
 *
 * @param nowNanos the monotonic clock
 * @param ready instances that serve
 * @param starting instances that were ordered and do not serve yet
 * @param requestsPerSecond that arrived
 * @param inFlight requests being served or waiting
 * @param queued of them, waiting
 * @param utilisation mean over the ready instances, 0 to 1
 * @param perInstance requests that one instance can serve in a second, as measured; above 0, {@link
 *     #UNKNOWN} as long as nobody has measured it
 */
public record LoadSnapshot(
    long nowNanos,
    int ready,
    int starting,
    double requestsPerSecond,
    double inFlight,
    double queued,
    double utilisation,
    double perInstance) {

  /** So fast that what little there is is no load. */
  public static final double UNKNOWN = 1e9;

  /** Whether anybody has measured what one instance can serve. */
  public boolean isMeasured() {
    return perInstance < UNKNOWN;
  }

  /** Ordered, whether they serve or not. */
  public int ordered() {
    return ready + starting;
  }

  LoadSnapshot withRequests(double newPerSecond) {
    return new LoadSnapshot(
        nowNanos, ready, starting, newPerSecond, inFlight, queued, utilisation, perInstance);
  }

  /** Requests per second in instances' full capacity. */
  public double offered() {
    return requestsPerSecond / perInstance;
  }
}
