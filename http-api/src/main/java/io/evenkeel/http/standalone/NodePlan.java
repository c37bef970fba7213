package io.evenkeel.http.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One node of a local cluster, on paper. Pure.
 *
 * @param index 0 to n-1; node 0 is the first seed
 * @param remotingPorts of all nodes, by index
 * @param more settings, as lines of a configuration file
 */
record NodePlan(
    int index,
    int httpPort,
    List<Integer> remotingPorts,
    int cassandraPort,
    String profile,
    String more) {

  String name() {
    return "node-" + index;
  }

  String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /** The configuration file, as a person would write it. */
  String config() {
    var seeds =
        remotingPorts.stream()
            .limit(3)
            .map(port -> "\"127.0.0.1:" + port + "\"")
            .collect(Collectors.joining(", "));
    return """
    evenkeel {
      name = "local"
      port = %d
      seed-nodes = [%s]
      profile = %s
      parallelism = 2
      http.port = %d
      cassandra.contact-points = ["127.0.0.1:%d"]
    }
    akka.cluster.seed-node-timeout = 2s
    """
            .formatted(remotingPorts.get(index), seeds, profile, httpPort, cassandraPort)
        + more;
  }

  /** Arguments of the node's process, after the JVM's own. */
  List<String> arguments(Path configFile, List<Path> apps) {
    var arguments = new ArrayList<>(List.of("node", "--config", configFile.toString()));
    for (var app : apps) {
      arguments.add("--app");
      arguments.add(app.toAbsolutePath().toString());
    }
    return arguments;
  }
}
