package io.evenkeel.persistence;

import akka.cluster.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.JournalConfig;
import io.evenkeel.persistence.journal.FenceExtension;
import io.evenkeel.persistence.journal.FenceSettings;

/** Keeps state in Cassandra; a node without a proven journal does not join. */
public final class PersistenceFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.STORE;
  }

  @Override
  public Config derive(Config config) {
    var journal =
        JournalConfig.of(CassandraSettings.from(config), NodeSettings.from(config).parallelism());
    return FenceSettings.from(config).enabled()
        ? ConfigFactory.parseResources("evenkeel-fence.conf").withFallback(journal)
        : journal;
  }

  @Override
  public void attachTo(NodeContext node) {
    if (FenceSettings.from(node.config()).enabled()) {
      var fence = FenceExtension.get(node.system());
      fence.noteOn(node.require(FailoverTimeline.class));
      node.offer(WriterFence.class, fence);
      node.readiness().require("lease", fence.ready());
    }
    var proven = JournalReadiness.check(node.system(), address(node)).toCompletableFuture();
    node.readiness().require("journal", proven);
    JournalDiagnosis.start(
        node.system(), CassandraSettings.from(node.config()), node.readiness(), proven);
  }

  /** The real one: with port 0 the configured one is the same on several nodes. */
  private static String address(NodeContext node) {
    return Cluster.get(node.system()).selfAddress().hostPort();
  }
}
