package io.evenkeel.core.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How soon a silent node is given up. Shorter is faster failover and more false alarms.
 *
 * @param heartbeatInterval between two heartbeats to a neighbour
 * @param acceptableHeartbeatPause silence that is still taken for a pause (garbage collection, a
 *     busy machine)
 * @param stableAfter how long the view of the cluster must stay unchanged before the minority is
 *     downed
 * @param gossipInterval between two rounds of gossip and of the leader's actions
 * @param lease how long a node may write without having renewed its lease
 */
public record Profile(
    Duration heartbeatInterval,
    Duration acceptableHeartbeatPause,
    Duration stableAfter,
    Duration gossipInterval,
    Duration lease) {

  /** The size of a cluster up to which {@link #stableAfter} is enough as it is. */
  private static final int SMALL = 5;

  public Profile {
    atLeast("heartbeat-interval", heartbeatInterval, 100);
    atLeast(
        "acceptable-heartbeat-pause", acceptableHeartbeatPause, 2 * heartbeatInterval.toMillis());
    atLeast("stable-after", stableAfter, 1000);
    atLeast("gossip-interval", gossipInterval, 50);
    atLeast("lease", lease, 1000);
    if (lease.toMillis() > 60_000) {
      throw new IllegalArgumentException("evenkeel.profiles.*.lease must be <= 1m, was " + lease);
    }
  }

  /** From {@code evenkeel.profiles.<name>}. */
  static Profile from(Config config, String name) {
    var path = "evenkeel.profiles." + name;
    if (!config.hasPath(path)) {
      throw new IllegalArgumentException(
          "evenkeel.profile is '" + name + "'; known are " + names(config));
    }
    var c = Section.of(config, path);
    return new Profile(
        c.duration("heartbeat-interval"),
        c.duration("acceptable-heartbeat-pause"),
        c.duration("stable-after"),
        c.duration("gossip-interval"),
        c.duration("lease"));
  }

  /**
   * The profile for a cluster of so many nodes: news take longer to reach all of a large one, so a
   * view has to be stable for longer. Grows as in the table of Akka's "Split Brain Resolver", by
   * three sevenths with each doubling.
   */
  public Profile forNodes(int nodes) {
    if (nodes <= SMALL) {
      return this;
    }
    double doublings = Math.log((double) nodes / SMALL) / Math.log(2);
    var stable = Duration.ofMillis(Math.round(stableAfter.toMillis() * (1 + doublings * 3 / 7)));
    return new Profile(heartbeatInterval, acceptableHeartbeatPause, stable, gossipInterval, lease);
  }

  /**
   * From the last sign of life of a node that is cut off or hangs to the moment its entities may
   * start elsewhere, at the longest in the usual case: silence, a stable view, removal. The lease
   * has run out by then, or is waited for.
   */
  public Duration predictedFailover() {
    var removal =
        heartbeatInterval
            .plus(acceptableHeartbeatPause)
            .plus(stableAfter)
            .plusSeconds(1) // the split-brain resolver looks once a second
            .plus(gossipInterval.multipliedBy(3));
    var free = predictedFailoverOfEnded();
    return removal.compareTo(free) > 0 ? removal : free;
  }

  /** The same for a node whose process has ended, of which its host tells: the lease alone. */
  public Duration predictedFailoverOfEnded() {
    return lease.plus(lease.dividedBy(4)).plus(lease.dividedBy(10));
  }

  private static Object names(Config config) {
    return config.getObject("evenkeel.profiles").keySet();
  }

  private static void atLeast(String key, Duration value, long millis) {
    if (value.toMillis() < millis) {
      throw new IllegalArgumentException(
          "evenkeel.profiles.*." + key + " must be >= " + millis + "ms, was " + value);
    }
  }
}
