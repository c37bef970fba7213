package io.evenkeel.core.simulation.replay;

/**
 * What a replay assumes of the world.
 *
 * @param perInstance requests that an instance serves in a second
 * @param startSeconds from the order to the first request
 * @param startJitter share by which that varies, 0 to below 1
 * @param startFailures share of starts that fail, and are noticed when they should have ended
 * @param drainSeconds from the order to stop until it is over and no longer paid
 * @param metricDelaySeconds policies see means over so many seconds, that ended so long ago
 * @param mostUtilisation of the ready instances that the objective allows, 0 to 1
 * @param mostWaitSeconds that the objective allows
 * @param least instances, whatever a policy asks for; at least 1
 * @param most instances, whatever a policy asks for
 */
public record ReplaySettings(
    double perInstance,
    int startSeconds,
    double startJitter,
    double startFailures,
    int drainSeconds,
    int metricDelaySeconds,
    double mostUtilisation,
    double mostWaitSeconds,
    int least,
    int most) {

  /** 100 requests a second, 60 s to start, 30 s to drain, metrics of 15 s; no more than 1,000. */
  public static final ReplaySettings DEFAULT =
      new ReplaySettings(100, 60, 0, 0, 30, 15, 0.95, 0.5, 1, 1_000);

  public ReplaySettings {
    if (!(perInstance > 0) || startSeconds < 0 || drainSeconds < 0 || metricDelaySeconds < 1) {
      throw new IllegalArgumentException(
          "an instance must serve more than 0 a second, times must be >= 0, metrics 1 s old");
    }
    if (least < 1 || most < least) {
      throw new IllegalArgumentException(
          "need 1 <= least <= most instances, was " + least + " and " + most);
    }
  }

  public ReplaySettings withStart(int seconds) {
    return new ReplaySettings(
        perInstance,
        seconds,
        startJitter,
        startFailures,
        drainSeconds,
        metricDelaySeconds,
        mostUtilisation,
        mostWaitSeconds,
        least,
        most);
  }

  /** The least number of instances that meets the objective at this rate. */
  int needed(double requestsPerSecond) {
    double instances = requestsPerSecond / (perInstance * mostUtilisation);
    return (int) Math.max(least, Math.min(most, Math.ceil(instances - 1e-9)));
  }
}
