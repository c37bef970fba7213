package io.evenkeel.http.standalone;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.runtime.NodeUrl;
import java.nio.file.Path;
import java.util.List;

/** A node as a process of its own: applications from jars, an exit code, the end of its parent. */
public final class StandaloneNode {

  /**
   * Ends the JVM when the node has left; with code 3 when it was downed, so that it is restarted.
   */
  private static final Config EXIT = ConfigFactory.parseResources("evenkeel-standalone.conf");

  private StandaloneNode() {}

  /**
   * Starts a node and blocks until it takes work.
   *
   * @param file the node's configuration
   * @param apps jars with applications, beside those on the class path
   * @return the URL it serves
   * @throws IllegalArgumentException with one sentence when the configuration or a jar is wrong
   * @throws StartFailed with one sentence when the node does not get ready in time; it is stopped
   */
  public static String start(Path file, List<Path> apps) {
    var user = NodeConfig.parse(file.toFile()).withFallback(EXIT);
    var node =
        Evenkeel.node(Section.of(NodeConfig.resolve(user), "evenkeel").string("name"))
            .withConfig(user)
            .withClassLoader(AppJars.load(apps))
            .withDiscoveredApps()
            .start();
    awaitReady(node);
    return node.service(NodeUrl.class).value();
  }

  private static void awaitReady(EvenkeelNode node) {
    try {
      node.ready().toCompletableFuture().join();
    } catch (RuntimeException e) {
      var report = node.readinessReport();
      var unused = node.stop();
      throw new StartFailed("the node did not get ready: " + report, e);
    }
  }
}
