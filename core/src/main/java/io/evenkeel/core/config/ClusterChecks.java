package io.evenkeel.core.config;

import com.typesafe.config.Config;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What can be seen to be wrong only when a node's whole configuration is known: Akka would start
 * with it, and fail at the first failover. Pure.
 */
public final class ClusterChecks {

  private static final String MINIMUM = "min-nr-of-members";
  private static final String RESOLVER = "akka.cluster.split-brain-resolver.";
  private static final String LEASE = RESOLVER + "lease-majority.lease-implementation";

  private ClusterChecks() {}

  /**
   * Looks at a complete configuration.
   *
   * @throws IllegalArgumentException with one sentence that names the key
   */
  public static void check(Config complete, NodeSettings node) {
    int seeds = Math.max(1, node.seedNodes().size());
    minimums(complete).forEach((key, value) -> requireReachable(key, value, seeds));
    requireRoom(node.splitBrain(), seeds);
    requireLease(complete);
  }

  /** Whatever waits for so many members waits for ever in what a split leaves. */
  private static void requireReachable(String key, int minimum, int seeds) {
    int majority = seeds / 2 + 1;
    if (minimum > majority) {
      throw new IllegalArgumentException(
          ("%s must be <= %d, a majority of the %d seed nodes, was %d: with fewer members no shard"
                  + " finds a new home")
              .formatted(key, majority, seeds, minimum));
    }
  }

  /** Which seed nodes will have a role is not known here. */
  private static void requireRoom(SplitBrainSettings splitBrain, int seeds) {
    if (splitBrain.role().isEmpty()) {
      splitBrain
          .misfit(Collections.nCopies(seeds, Set.of()))
          .ifPresent(
              sentence -> {
                throw new IllegalArgumentException(sentence);
              });
    }
  }

  private static void requireLease(Config complete) {
    var strategy = complete.getString(RESOLVER + "active-strategy");
    if (strategy.equals(SplitBrainStrategy.LEASE_MAJORITY.configName())
        && complete.getString(LEASE).isEmpty()) {
      throw new IllegalArgumentException(
          "evenkeel.split-brain.strategy lease-majority needs a lease: set evenkeel.fence.enabled ="
              + " on with Evenkeel's persistence, or name another one in "
              + LEASE);
    }
  }

  private static Map<String, Integer> minimums(Config complete) {
    var minimums = new LinkedHashMap<String, Integer>();
    var all = "akka.cluster." + MINIMUM;
    minimums.put(all, complete.getInt(all));
    complete
        .getObject("akka.cluster.role")
        .keySet()
        .forEach(
            role -> {
              var key = "akka.cluster.role.\"%s\".%s".formatted(role, MINIMUM);
              if (complete.hasPath(key)) {
                minimums.put(key, complete.getInt(key));
              }
            });
    return minimums;
  }
}
