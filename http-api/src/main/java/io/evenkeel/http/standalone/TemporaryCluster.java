package io.evenkeel.http.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A local cluster in a temporary folder, on free ports, looked after as {@code up} does: a node
 * that ends is started again. Its processes end with this one, however that goes. Thread-safe.
 */
public final class TemporaryCluster implements AutoCloseable {

  private final LocalClusterOptions options;
  private final LocalCluster cluster;
  private final List<String> urls;
  private final Thread hook;

  private TemporaryCluster(LocalClusterOptions options, LocalCluster cluster, List<String> urls) {
    this.options = options;
    this.cluster = cluster;
    this.urls = urls;
    this.hook = new Thread(this::end, "cluster-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts it and blocks until every node takes work.
   *
   * @param nodes 1 to 20
   * @param apps jars to host beside the applications on the class path
   * @throws StartFailed with one sentence when something does not start; nothing is left behind
   */
  public static TemporaryCluster start(int nodes, List<Path> apps, Consumer<String> progress) {
    var data = folder();
    var options = LocalClusterOptions.temporary(data, nodes, apps);
    var cluster = LocalCluster.prepare(options, progress);
    try {
      var urls = cluster.start();
      var care = new Thread(() -> lookAfter(cluster), "cluster-care");
      care.setDaemon(true);
      care.start();
      return new TemporaryCluster(options, cluster, urls);
    } catch (RuntimeException e) {
      cluster.stop();
      remove(data);
      throw e;
    }
  }

  /** The folder it runs on. */
  public Path data() {
    return options.data();
  }

  /** How its nodes are set. */
  LocalClusterOptions options() {
    return options;
  }

  /** Where its database takes CQL, host:port. */
  String contactPoint() {
    return cluster.contactPoint();
  }

  /** The URLs of the nodes, by index. */
  public List<String> urls() {
    return urls;
  }

  /** Ends everything and removes the folder. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    end();
  }

  private void end() {
    cluster.stop();
    remove(data());
  }

  private static void lookAfter(LocalCluster cluster) {
    try {
      cluster.watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("evenkeel-cluster");
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary folder cannot be made", e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be removed", e);
    }
  }
}
