package io.evenkeel.core.config;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who a node is and whom it joins: the few keys that a deployment sets.
 *
 * @param name of the cluster, the same on all nodes
 * @param address other nodes reach this one at
 * @param bindHost the address listened on, which differs from the above inside containers
 * @param seedNodes nodes to join through; the first may start a new cluster. Empty: this node alone
 * @param roles free names, for placement
 * @param profile how soon silence counts as failure, in a cluster of the expected size
 * @param splitBrain which side of a split goes on
 * @param parallelism threads per dispatcher, at least 1
 * @param shutdownTimeout the longest an orderly leave may take
 */
public record NodeSettings(
    String name,
    HostPort address,
    String bindHost,
    List<HostPort> seedNodes,
    List<String> roles,
    Profile profile,
    SplitBrainSettings splitBrain,
    int parallelism,
    Duration shutdownTimeout) {

  private static final Pattern UNUSABLE_HOST = Pattern.compile("_[^.]*$");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,62}");

  public NodeSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "evenkeel.name must match " + NAME + ", was '" + name + "'");
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("evenkeel.parallelism must be >= 0, was " + parallelism);
    }
    requireUsable("evenkeel.host", address);
    seedNodes.forEach(seed -> requireUsable("evenkeel.seed-nodes", seed));
    seedNodes = List.copyOf(seedNodes);
    roles = List.copyOf(roles);
  }

  /** From {@code evenkeel}. */
  public static NodeSettings from(Config config) {
    var c = Section.of(config, "evenkeel");
    var host = c.string("host");
    return new NodeSettings(
        c.string("name"),
        HostPort.parse("evenkeel.host and port", host + ":" + c.number("port")),
        c.string("bind-host").isEmpty() ? host : c.string("bind-host"),
        c.strings("seed-nodes").stream()
            .map(text -> HostPort.parse("evenkeel.seed-nodes", text))
            .toList(),
        c.strings("roles"),
        Profile.from(config, c.string("profile")).forNodes(expectedNodes(c)),
        SplitBrainSettings.from(config),
        parallelism(c.number("parallelism")),
        c.duration("shutdown-timeout"));
  }

  private static int expectedNodes(Section c) {
    int expected = c.number("expected-nodes");
    if (expected < 0) {
      throw new IllegalArgumentException("evenkeel.expected-nodes must be >= 0, was " + expected);
    }
    return expected == 0 ? c.strings("seed-nodes").size() : expected;
  }

  /** Akka joins no such address, and says so to nobody. */
  private static void requireUsable(String key, HostPort node) {
    if (UNUSABLE_HOST.matcher(node.host()).find()) {
      throw new IllegalArgumentException(
          key + " must not have a '_' in the last part of a host name, was '" + node.host() + "'");
    }
  }

  private static int parallelism(int configured) {
    return configured == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : configured;
  }
}
