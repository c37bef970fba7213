package io.evenkeel.http.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evenkeel up} was asked for.
 *
 * @param nodes 1 to 20
 * @param httpPort of node 0; node i listens on port + i
 * @param data folder that survives restarts
 * @param apps jars to host beside the examples
 * @param fresh whether to empty the folder first
 * @param cassandraPort 0 for a free one
 * @param profile of failure detection
 * @param heapMegabytes of each node
 * @param optimizing whether nodes use the C2 compiler
 * @param cassandraArchive class archive of Cassandra, written on the first stop
 * @param training whether a node writes its class archive when it stops
 * @param more settings of all nodes, as lines of a configuration file
 */
public record LocalClusterOptions(
    int nodes,
    int httpPort,
    Path data,
    List<Path> apps,
    boolean fresh,
    int cassandraPort,
    String profile,
    int heapMegabytes,
    boolean optimizing,
    @Nullable Path cassandraArchive,
    boolean training,
    String more) {

  /** On one machine. */
  static final int MOST_NODES = 20;

  public LocalClusterOptions {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException("--nodes must be 1 to 20, was " + nodes);
    }
    if (httpPort < 1 || httpPort + nodes > 65_536) {
      throw new IllegalArgumentException(
          "--http-port must leave room for " + nodes + " ports, was " + httpPort);
    }
    apps = List.copyOf(apps);
  }

  /** Nodes on free ports with their data in a folder that will be thrown away. */
  static LocalClusterOptions temporary(
      Path data, int nodes, int heapMegabytes, boolean optimizing) {
    int port = FreePorts.findInRow(nodes);
    return new LocalClusterOptions(
        nodes, port, data, List.of(), true, 0, "safe", heapMegabytes, optimizing, null, false, "");
  }

  /** Nodes that notice failures soon, on free ports, with their data in a folder as above. */
  static LocalClusterOptions temporary(Path data, int nodes, List<Path> apps) {
    int port = FreePorts.findInRow(nodes);
    return new LocalClusterOptions(
        nodes, port, data, apps, true, 0, "fast", 256, false, null, false, "");
  }

  /** Two nodes on free ports, one of which writes the class archive. */
  public static LocalClusterOptions training(Path data, Path cassandraArchive) {
    int port = FreePorts.findInRow(2);
    return new LocalClusterOptions(
        2, port, data, List.of(), true, 0, "safe", 256, false, cassandraArchive, true, "");
  }

  List<Integer> httpPorts() {
    return IntStream.range(httpPort, httpPort + nodes).boxed().toList();
  }
}
