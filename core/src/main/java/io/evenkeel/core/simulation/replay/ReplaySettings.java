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
 * @param foreseenSeconds policies see the load of so much later than they could; 0 but to find out
 *     what knowing it would be worth
 * @param arrivals within an interval of a trace
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
    int foreseenSeconds,
    Arrivals arrivals,
    double mostUtilisation,
    double mostWaitSeconds,
    int least,
    int most) {

  /** 100 requests a second, 60 s to start, 30 s to drain, metrics of 15 s; no more than 1,000. */
  public static final ReplaySettings DEFAULT =
      new ReplaySettings(100, 60, 0, 0, 30, 15, 0, Arrivals.STEADY, 0.95, 0.5, 1, 1_000);

  public ReplaySettings {
    if (!(perInstance > 0) || startSeconds < 0 || drainSeconds < 0 || metricDelaySeconds < 1) {
      throw new IllegalArgumentException(
          "an instance must serve more than 0 a second, times must be >= 0, metrics 1 s old");
    }
    if (!(startJitter >= 0 && startJitter < 1 && startFailures >= 0 && startFailures < 1)) {
      throw new IllegalArgumentException(
          "jitter and failures of starts must be 0 to below 1, were "
              + startJitter
              + " and "
              + startFailures);
    }
    if (least < 1 || most < least) {
      throw new IllegalArgumentException(
          "need 1 <= least <= most instances, was " + least + " and " + most);
    }
  }

  /** Starts of another length. */
  public ReplaySettings withStart(int seconds) {
    return new ReplaySettings(
        perInstance,
        seconds,
        startJitter,
        startFailures,
        drainSeconds,
        metricDelaySeconds,
        foreseenSeconds,
        arrivals,
        mostUtilisation,
        mostWaitSeconds,
        least,
        most);
  }

  /** Starts whose length varies, and some of which fail; shares of 1. */
  public ReplaySettings withUnsureStart(double jitter, double failures) {
    return new ReplaySettings(
        perInstance,
        startSeconds,
        jitter,
        failures,
        drainSeconds,
        metricDelaySeconds,
        foreseenSeconds,
        arrivals,
        mostUtilisation,
        mostWaitSeconds,
        least,
        most);
  }

  /** A world in which policies see what is to come. */
  public ReplaySettings withForesight(int seconds) {
    return new ReplaySettings(
        perInstance,
        startSeconds,
        startJitter,
        startFailures,
        drainSeconds,
        metricDelaySeconds,
        seconds,
        arrivals,
        mostUtilisation,
        mostWaitSeconds,
        least,
        most);
  }

  /** Requests that come in another manner. */
  public ReplaySettings withArrivals(Arrivals kind) {
    return new ReplaySettings(
        perInstance,
        startSeconds,
        startJitter,
        startFailures,
        drainSeconds,
        metricDelaySeconds,
        foreseenSeconds,
        kind,
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
