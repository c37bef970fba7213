package io.evenkeel.examples.plainakka;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the command line says, as configuration on top of {@code plain-akka.conf}. */
final class PlainAkkaConfig {

  private static final List<String> DISPATCHERS =
      List.of(
          "akka.actor.default-dispatcher",
          "akka.actor.internal-dispatcher",
          "akka.remote.default-remote-dispatcher",
          "akka.persistence.cassandra.default-dispatcher");

  private PlainAkkaConfig() {}

  static Config overrides(
      String host,
      int port,
      String name,
      String seedNodes,
      String cassandra,
      String datacenter,
      String keyspace,
      boolean autocreate,
      int parallelism) {
    var plugin = "akka.persistence.cassandra.";
    return ConfigFactory.parseMap(
            Map.of(
                "akka.remote.artery.canonical.hostname",
                host,
                "akka.remote.artery.canonical.port",
                port,
                "akka.cluster.seed-nodes",
                seeds(name, seedNodes),
                "datastax-java-driver.basic.contact-points",
                List.of(cassandra),
                "datastax-java-driver.basic.load-balancing-policy.local-datacenter",
                datacenter,
                plugin + "journal.keyspace",
                keyspace,
                plugin + "snapshot.keyspace",
                keyspace,
                plugin + "journal.keyspace-autocreate",
                autocreate,
                plugin + "snapshot.keyspace-autocreate",
                autocreate))
        .withFallback(
            ConfigFactory.parseMap(
                Map.of(
                    plugin + "journal.tables-autocreate", autocreate,
                    plugin + "snapshot.tables-autocreate", autocreate)))
        .withFallback(ConfigFactory.parseMap(dispatchers(parallelism)));
  }

  private static List<String> seeds(String name, String seedNodes) {
    return Arrays.stream(seedNodes.split(",", -1))
        .map(seed -> "akka://" + name + "@" + seed)
        .toList();
  }

  private static Map<String, Object> dispatchers(int parallelism) {
    return DISPATCHERS.stream()
        .map(dispatcher -> dispatcher + ".fork-join-executor.parallelism-")
        .flatMap(key -> Stream.of(key + "min", key + "max"))
        .collect(Collectors.toMap(key -> key, key -> parallelism));
  }
}
