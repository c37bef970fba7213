package io.evenkeel.http.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A local cluster in a temporary folder, on free ports, looked after as {@code up} does: a node
 * that ends is started again. Its processes end with this one, however that goes. Thread-safe.
 */
public final class TemporaryCluster implements AutoCloseable {

  private final TemporaryFolder folder;
  private final LocalClusterOptions options;
  private final LocalCluster cluster;
  private final List<String> urls;

  private TemporaryCluster(
      TemporaryFolder folder,
      LocalClusterOptions options,
      LocalCluster cluster,
      List<String> urls) {
    this.folder = folder;
    this.options = options;
    this.cluster = cluster;
    this.urls = urls;
  }

  /**
   * Starts it and blocks until every node takes work.
   *
   * @param nodes 1 to 20
   * @param apps jars to host beside the applications on the class path
   * @throws StartFailed with one sentence when something does not start; nothing is left behind
   */
  public static TemporaryCluster start(int nodes, List<Path> apps, Consumer<String> progress) {
    var folder = TemporaryFolder.create("evenkeel-cluster");
    try {
      var options = LocalClusterOptions.temporary(folder.path(), nodes, apps);
      var cluster = LocalCluster.prepare(options, progress);
      folder.endsWith(cluster::stop);
      var urls = cluster.start();
      var care = new Thread(() -> lookAfter(cluster), "cluster-care");
      care.setDaemon(true);
      care.start();
      return new TemporaryCluster(folder, options, cluster, urls);
    } catch (RuntimeException e) {
      folder.close();
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
    folder.close();
  }

  private static void lookAfter(LocalCluster cluster) {
    try {
      cluster.watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
