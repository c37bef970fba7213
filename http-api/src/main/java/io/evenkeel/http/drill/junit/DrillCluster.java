package io.evenkeel.http.drill.junit;

import io.evenkeel.http.standalone.TemporaryCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A local cluster that lives as long as JUnit keeps it: from 5.13 on JUnit closes it. */
final class DrillCluster implements AutoCloseable {

  private final TemporaryCluster cluster;
  private final URI url;

  private DrillCluster(TemporaryCluster cluster, URI url) {
    this.cluster = cluster;
    this.url = url;
  }

  /** Blocks until all nodes take work. */
  static DrillCluster start(int nodes, List<Path> apps) {
    var cluster = TemporaryCluster.start(nodes, apps, line -> {});
    return new DrillCluster(cluster, URI.create(cluster.urls().get(0)));
  }

  Path data() {
    return cluster.data();
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
