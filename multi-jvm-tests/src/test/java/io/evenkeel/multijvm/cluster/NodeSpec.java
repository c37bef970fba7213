package io.evenkeel.multijvm.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node on paper.
 *
 * @param name unique in its test class
 * @param seedPorts remoting ports of the seed nodes, the same on all nodes
 * @param settings HOCON that ranks above everything else
 * @param apps jars of applications beside those of the server
 */
public record NodeSpec(
    String name,
    int port,
    int httpPort,
    List<Integer> seedPorts,
    int databasePort,
    String keyspace,
    String settings,
    List<Path> apps) {

  public NodeSpec {
    seedPorts = List.copyOf(seedPorts);
    apps = List.copyOf(apps);
  }

  /** With settings that rank above all others. */
  public NodeSpec withSettings(String more) {
    return new NodeSpec(
        name, port, httpPort, seedPorts, databasePort, keyspace, settings + "\n" + more, apps);
  }

  /** With other applications. */
  public NodeSpec withApps(Path... jars) {
    return new NodeSpec(
        name, port, httpPort, seedPorts, databasePort, keyspace, settings, List.of(jars));
  }

  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Its configuration file, as short as a user's. */
  String config() {
    return """
    evenkeel {
      name = "test"
      port = %d
      seed-nodes = [%s]
      profile = fast
      parallelism = 2
      http.port = %d
      cassandra { contact-points = ["127.0.0.1:%d"], keyspace = %s }
    }
    akka.cluster.seed-node-timeout = 2s
    %s
    """
        .formatted(port, seeds(), httpPort, databasePort, keyspace, settings);
  }

  List<String> arguments(Path configFile) {
    var arguments = new ArrayList<>(List.of("node", "--config", configFile.toString()));
    apps.forEach(app -> arguments.addAll(List.of("--app", app.toString())));
    return arguments;
  }

  private String seeds() {
    return seedPorts.stream()
        .map(seed -> "\"127.0.0.1:" + seed + "\"")
        .collect(Collectors.joining(", "));
  }
}
