package io.evenkeel.http.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a local cluster keeps its files.
 *
 * @param data the folder that survives restarts
 */
record Layout(Path data) {

  Layout {
    data = data.toAbsolutePath().normalize();
  }

  Path cassandra() {
    return data.resolve("cassandra");
  }

  Path nodeConfig(int node) {
    return data.resolve("conf").resolve("node-" + node + ".conf");
  }

  Path nodeLog(int node) {
    return data.resolve("log").resolve("node-" + node + ".log");
  }

  /** The id of a node's process, for scripts. */
  Path nodePid(int node) {
    return data.resolve("node-" + node + ".pid");
  }

  /** There as long as a node that ends is not to be started again. */
  Path nodeHold(int node) {
    return data.resolve("node-" + node + ".hold");
  }

  /**
   * Which processes run, the database first; there only while the cluster does, or after a crash of
   * it.
   */
  Path processes() {
    return data.resolve("processes");
  }

  Path lock() {
    return data.resolve("lock");
  }

  /** What a cluster writes, but for the lock. */
  List<Path> own() {
    return List.of(cassandra(), data.resolve("conf"), data.resolve("log"), processes());
  }

  /** The server's jars, beside the jars that this process runs from. */
  static Path cassandraLib() {
    var configured = System.getProperty("launcher.cassandra.lib");
    if (configured == null || !Files.isDirectory(Path.of(configured))) {
      throw new StartFailed(
          "the jars of Cassandra are not at '"
              + configured
              + "'; start through the script 'evenkeel', which builds them");
    }
    return Path.of(configured);
  }
}
