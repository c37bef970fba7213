package io.evenkeel.core.protection;

/**
 * When an instance that answers well is too slow. These figures are ours; tried in the simulator.
 *
 * @param factor of the median response time of all, above which a call is slow, more than 1. With
 *     exponential times a healthy call is slow with probability 2^-factor, one of an instance ten
 *     times slower with 2^(-factor/10)
 * @param score slow calls more than quick ones that put an instance out, 1 to 1000
 * @param leastInstances with fewer there is no telling who is slow, at least 2
 * @param leastReplies of all instances in the last one to two windows, at least 1
 * @param windowNanos over which the median is taken
 * @param floorNanos no call below this is slow
 * @param baseNanos time out, times the number of ejections
 * @param maxNanos longest time out: how late a recovery is seen, so short
 */
public record GraySettings(
    double factor,
    int score,
    int leastInstances,
    int leastReplies,
    long windowNanos,
    long floorNanos,
    long baseNanos,
    long maxNanos) {

  private static final long SECOND = 1_000_000_000L;

  public static final GraySettings DEFAULT =
      new GraySettings(5, 8, 3, 50, 5 * SECOND, 2_000_000, 5 * SECOND, 15 * SECOND);

  public GraySettings {
    Bounds.check("factor", factor, 1.001, 1e6);
    Bounds.check("score", score, 1, 1_000);
    Bounds.check("leastInstances", leastInstances, 2, 1e6);
    Bounds.check("leastReplies", leastReplies, 1, 1e6);
    Bounds.checkNanos("window", windowNanos, 1);
    Bounds.checkNanos("floor", floorNanos, 0);
    Bounds.checkNanos("base", baseNanos, 0);
    Bounds.checkNanos("max", maxNanos, baseNanos);
  }
}
