package io.evenkeel.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Akka settings that follow from ours. They rank below the user's own configuration, so that
 * any of them can be overridden there, and above Akka's defaults. Pure.
 */
public final class AkkaSettings {

  private static final List<String> DISPATCHERS =
      List.of(
          "akka.actor.default-dispatcher",
          "akka.actor.internal-dispatcher",
          "akka.remote.default-remote-dispatcher");

  private AkkaSettings() {}

  /**
   * What follows from the node's settings.
   *
   * @param hostedRoles roles that say what this node hosts, beside the configured ones
   */
  public static Config derive(NodeSettings node, List<String> hostedRoles) {
    var derived = new TreeMap<String, Object>();
    remoting(node, derived);
    membership(node, hostedRoles, derived);
    failureDetection(node.profile(), derived);
    derived.putAll(node.splitBrain().derive());
    DISPATCHERS.forEach(dispatcher -> size(dispatcher, node.parallelism(), derived));
    return ConfigFactory.parseMap(derived, "derived from evenkeel")
        .withFallback(ConfigFactory.parseResources("evenkeel-akka.conf"));
  }

  /** The settings of a fork-join dispatcher with so many threads. */
  public static void size(String dispatcher, int parallelism, Map<String, Object> derived) {
    derived.put(dispatcher + ".fork-join-executor.parallelism-min", parallelism);
    derived.put(dispatcher + ".fork-join-executor.parallelism-max", parallelism);
  }

  private static void remoting(NodeSettings node, Map<String, Object> derived) {
    derived.put("akka.remote.artery.canonical.hostname", node.address().host());
    derived.put("akka.remote.artery.canonical.port", node.address().port());
    derived.put("akka.remote.artery.bind.hostname", node.bindHost());
  }

  private static void membership(
      NodeSettings node, List<String> hostedRoles, Map<String, Object> derived) {
    derived.put(
        "akka.cluster.roles", Stream.concat(node.roles().stream(), hostedRoles.stream()).toList());
    derived.put("akka.coordinated-shutdown.default-phase-timeout", millis(node.shutdownTimeout()));
    derived.put(
        "akka.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout",
        millis(node.shutdownTimeout()));
  }

  private static void failureDetection(Profile profile, Map<String, Object> derived) {
    var interval = millis(profile.heartbeatInterval());
    var gossip = millis(profile.gossipInterval());
    derived.put("akka.cluster.failure-detector.heartbeat-interval", interval);
    derived.put(
        "akka.cluster.failure-detector.acceptable-heartbeat-pause",
        millis(profile.acceptableHeartbeatPause()));
    derived.put("akka.cluster.failure-detector.expected-response-after", interval);
    derived.put("akka.cluster.gossip-interval", gossip);
    derived.put("akka.cluster.leader-actions-interval", gossip);
    derived.put("akka.cluster.unreachable-nodes-reaper-interval", gossip);
    derived.put("akka.cluster.split-brain-resolver.stable-after", millis(profile.stableAfter()));
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
