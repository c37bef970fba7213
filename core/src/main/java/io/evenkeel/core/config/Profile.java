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
 */
public record Profile(
    Duration heartbeatInterval,
    Duration acceptableHeartbeatPause,
    Duration stableAfter,
    Duration gossipInterval) {

  public Profile {
    atLeast("heartbeat-interval", heartbeatInterval, 100);
    atLeast(
        "acceptable-heartbeat-pause", acceptableHeartbeatPause, 2 * heartbeatInterval.toMillis());
    atLeast("stable-after", stableAfter, 1000);
    atLeast("gossip-interval", gossipInterval, 50);
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
        c.duration("gossip-interval"));
  }

  /**
   * From the last sign of life of a killed node to the moment its shards may start elsewhere, in
   * the usual case: silence, suspicion, a stable view, removal.
   */
  public Duration predictedFailover() {
    return acceptableHeartbeatPause
        .plus(heartbeatInterval.multipliedBy(2))
        .plus(stableAfter)
        .plus(gossipInterval.multipliedBy(4))
        .plusSeconds(1); // the split-brain resolver looks once a second
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
