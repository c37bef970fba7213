package io.evenkeel.core.protection;

/**
 * When instances are left out. The defaults are those of gRPC A50 and Envoy.
 *
 * @param consecutiveFailures in a row that put an instance out, 1 to 1000
 * @param intervalNanos over which rates are counted
 * @param deviations below the mean success rate that put it out, more than 0
 * @param rateVolume calls in an interval without which its success rate is not judged
 * @param rateInstances with so many calls without which no success rate is judged
 * @param failureShare of calls, above which it is put out whatever others do, 0 to 1
 * @param failureVolume calls in an interval without which its share of failures is not judged
 * @param failureInstances without which no share of failures is judged
 * @param baseNanos time out, times the number of ejections
 * @param maxNanos longest time out
 * @param mostEjected share of instances that may be out at once, 0 to 1; one always may
 * @param gray when it is too slow
 */
public record EjectionSettings(
    int consecutiveFailures,
    long intervalNanos,
    double deviations,
    int rateVolume,
    int rateInstances,
    double failureShare,
    int failureVolume,
    int failureInstances,
    long baseNanos,
    long maxNanos,
    double mostEjected,
    GraySettings gray) {

  private static final long SECOND = 1_000_000_000L;

  public static final EjectionSettings DEFAULT =
      new EjectionSettings(
          5,
          10 * SECOND,
          1.9,
          100,
          5,
          0.85,
          50,
          5,
          30 * SECOND,
          300 * SECOND,
          0.1,
          GraySettings.DEFAULT);

  public EjectionSettings {
    Bounds.check("consecutiveFailures", consecutiveFailures, 1, 1_000);
    Bounds.checkNanos("interval", intervalNanos, 1);
    Bounds.check("deviations", deviations, 1e-3, 1e3);
    Bounds.check("rateVolume", rateVolume, 1, 1e9);
    Bounds.check("rateInstances", rateInstances, 1, 1e6);
    Bounds.check("failureShare", failureShare, 0, 1);
    Bounds.check("failureVolume", failureVolume, 1, 1e9);
    Bounds.check("failureInstances", failureInstances, 1, 1e6);
    Bounds.checkNanos("base", baseNanos, 0);
    Bounds.checkNanos("max", maxNanos, 0);
    Bounds.check("mostEjected", mostEjected, 0, 1);
  }

  /** How many of so many instances may be out at once. */
  int mostOf(int instances) {
    return Math.max(1, (int) (mostEjected * instances));
  }
}
