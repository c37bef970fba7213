package io.evenkeel.core.scaling;

/**
 * Learns what one instance can do: calls that it ended by the share of it that was in use, which is
 * the utilisation law. Only what is used in earnest teaches. Not thread-safe.
 */
public final class CapacityMeter {

  private static final double LEAST_USED = 0.05;
  private static final double LEAST_CALLS = 5;
  private static final double SMOOTHING = 0.1;

  private double perInstance = Double.NaN;
  private int lessons;

  /**
   * Some time has passed.
   *
   * @param endedPerSecond calls, all instances together
   * @param used mean over the instances, 0 to 1
   */
  public void add(double endedPerSecond, double used, int instances) {
    if (used < LEAST_USED || endedPerSecond < LEAST_CALLS || instances == 0) {
      return;
    }
    double now = endedPerSecond / used / instances;
    lessons++;
    perInstance =
        lessons == 1 ? now : perInstance + Math.max(SMOOTHING, 1.0 / lessons) * (now - perInstance);
  }

  /** Calls per second; NaN before anything was learned. */
  public double perInstance() {
    return perInstance;
  }
}
