package io.evenkeel.core.protection;

/**
 * When a call is sent a second time.
 *
 * @param quantile of response times after which the second copy goes, 0.5 to below 1
 * @param windowNanos over which the quantile is taken
 * @param leastReplies in the last one to two windows without which there are no copies
 * @param floorNanos no copy goes earlier
 * @param share of calls that may be copies, above 0 to 1
 * @param mostUtilisation of the instances above which there are no copies, 0 to 1: there they add
 *     load when it hurts
 */
public record HedgingSettings(
    double quantile,
    long windowNanos,
    int leastReplies,
    long floorNanos,
    double share,
    double mostUtilisation) {

  public static final HedgingSettings DEFAULT =
      new HedgingSettings(0.95, 30_000_000_000L, 100, 1_000_000, 0.05, 0.7);

  public HedgingSettings {
    Bounds.check("quantile", quantile, 0.5, 0.9999);
    Bounds.checkNanos("window", windowNanos, 1);
    Bounds.check("leastReplies", leastReplies, 1, 1e9);
    Bounds.checkNanos("floor", floorNanos, 0);
    Bounds.check("share", share, 1e-6, 1);
    Bounds.check("mostUtilisation", mostUtilisation, 0, 1);
  }
}
