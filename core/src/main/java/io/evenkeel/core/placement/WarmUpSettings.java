package io.evenkeel.core.placement;

import java.time.Duration;

/**
 * How many entities are recovered when their shard has moved; see {@code
 * evenkeel.placement.warm-up}.
 *
 * @param perShard entities of each shard, 0 to 1,000; 0 for none at all
 * @param leastCores work of one that is recovered, in processors, 0 to 1
 * @param atOnce that one node recovers elsewhere at a time, 1 to 64
 * @param maxWaiting of all shards, 1 to 100,000
 * @param within after so long nobody waits for it any more; at least 100 ms
 */
public record WarmUpSettings(
    int perShard, double leastCores, int atOnce, int maxWaiting, Duration within) {

  public WarmUpSettings {
    requireWithin("entities-per-shard", perShard, 0, 1_000);
    require(leastCores >= 0 && leastCores <= 1, "least-cores must be 0 to 1, was " + leastCores);
    requireWithin("at-once", atOnce, 1, 64);
    requireWithin("max-waiting", maxWaiting, 1, 100_000);
    require(within.toMillis() >= 100, "within must be >= 100ms, was " + within);
  }

  private static void requireWithin(String key, int value, int least, int most) {
    require(
        value >= least && value <= most,
        key + " must be " + least + " to " + most + ", was " + value);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.placement.warm-up." + message);
    }
  }
}
