package io.evenkeel.multijvm.cluster;

import io.evenkeel.multijvm.net.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A node on paper.
 *
 * @param name unique in its test class
 * @param site where it runs
 * @param seeds addresses of the seed nodes, the same on all nodes
 * @param settings HOCON that ranks above everything else
 * @param apps jars of applications beside those of the server
 */
public record NodeSpec(
    String name,
    Site site,
    int port,
    int httpPort,
    List<String> seeds,
    int databasePort,
    String keyspace,
    String settings,
    List<Path> apps) {

  public NodeSpec {
    seeds = List.copyOf(seeds);
    apps = List.copyOf(apps);
  }

  /** With settings that rank above all others. */
  public NodeSpec withSettings(String more) {
    return new NodeSpec(
        name, site, port, httpPort, seeds, databasePort, keyspace, settings + "\n" + more, apps);
  }

  /** With a command between that of its site and its own. */
  public NodeSpec withLauncher(List<String> launcher) {
    var all = new ArrayList<>(site.launcher());
    all.addAll(launcher);
    var place = new Site(site.host(), all, site.settings());
    return new NodeSpec(name, place, port, httpPort, seeds, databasePort, keyspace, settings, apps);
  }

  /** Another process with the same address, at another place. */
  NodeSpec replacedAt(Site place, int otherHttpPort) {
    return new NodeSpec(
        name + "-again", place, port, otherHttpPort, seeds, databasePort, keyspace, settings, apps);
  }

  /** With other applications. */
  public NodeSpec withApps(Path... jars) {
    return new NodeSpec(
        name, site, port, httpPort, seeds, databasePort, keyspace, settings, List.of(jars));
  }

  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  public String address() {
    return site.host() + ":" + port;
  }

  /** Its configuration file, as short as a user's. */
  String config() {
    return """
    evenkeel {
      name = "test"
      host = "%s"
      port = %d
      seed-nodes = [%s]
      profile = fast
      parallelism = 2
      http.port = %d
      cassandra { contact-points = ["127.0.0.1:%d"], keyspace = %s }
    }
    akka.cluster.seed-node-timeout = 2s
    %s
    %s
    """
        .formatted(
            site.host(),
            port,
            quotedSeeds(),
            httpPort,
            databasePort,
            keyspace,
            site.settings(),
            settings);
  }

  List<String> arguments(Path configFile) {
    var arguments = new ArrayList<>(List.of("node", "--config", configFile.toString()));
    apps.forEach(app -> arguments.addAll(List.of("--app", app.toString())));
    return arguments;
  }

  private String quotedSeeds() {
    return seeds.stream().map(seed -> "\"" + seed + "\"").collect(Collectors.joining(", "));
  }
}
