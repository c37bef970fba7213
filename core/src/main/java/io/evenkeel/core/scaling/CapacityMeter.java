package io.evenkeel.core.scaling;

/**
 * Learns what one instance can do: calls that it ended by the share of it that was in use, which is
 * the utilisation law. Only what is used in earnest teaches; as long as too few calls have ended,
 * those that arrived are a rough measure. Not thread-safe.
 */
public final class CapacityMeter {

  private static final double LEAST_USED = 0.05;
  private static final double LEAST_CALLS = 5;
  private static final double SMOOTHING = 0.1;

  private double perInstance = LoadSnapshot.UNKNOWN;
  private int lessons;

  /** Some time has passed. */
  public void add(ScalingLoad load) {
    if (load.used() < LEAST_USED || load.ready() == 0) {
      return;
    }
    double inUse = load.used() * load.ready();
    if (load.endedPerSecond() >= LEAST_CALLS) {
      lessons++;
      learn(load.endedPerSecond() / inUse, 1.0 / lessons);
    } else if (lessons == 0 && load.perSecond() > 0) {
      learn(load.perSecond() / inUse, isKnown() ? SMOOTHING : 1);
    }
  }

  private void learn(double now, double weight) {
    double before = isKnown() ? perInstance : now;
    perInstance = before + Math.max(SMOOTHING, weight) * (now - before);
  }

  private boolean isKnown() {
    return perInstance != LoadSnapshot.UNKNOWN;
  }

  /** Calls per second, above 0; {@link LoadSnapshot#UNKNOWN} before anything was learned. */
  public double perInstance() {
    return perInstance;
  }
}
