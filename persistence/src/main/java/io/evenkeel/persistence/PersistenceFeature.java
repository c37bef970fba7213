package io.evenkeel.persistence;

import akka.cluster.Cluster;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.OtherMembers;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.JournalConfig;
import io.evenkeel.persistence.journal.FenceExtension;
import io.evenkeel.persistence.journal.FenceSettings;

/** Keeps state in Cassandra; a node without a proven journal does not join. */
public final class PersistenceFeature implements NodeFeature {

  private static final String PLUGIN = "akka.persistence.cassandra";

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

  /** Nothing is written before it is known that the keyspace is this cluster's. */
  @Override
  public void attachTo(NodeContext node) {
    var settings = CassandraSettings.from(node.config());
    var session = CassandraSessionRegistry.get(node.system()).sessionFor(PLUGIN);
    var ours =
        ClusterIdentity.check(
            node.system(),
            () -> DirectStage.of(session.underlying()),
            settings.keyspace(),
            node.settings().name());
    if (FenceSettings.from(node.config()).enabled()) {
      var fence = FenceExtension.get(node.system());
      fence.noteOn(node.require(FailoverTimeline.class));
      node.offer(WriterFence.class, fence);
      node.offer(OtherMembers.class, fence);
      node.readiness().require("lease", ours.thenCompose(known -> fence.begin()));
    }
    var proven = ours.thenCompose(known -> JournalReadiness.check(node.system(), address(node)));
    node.readiness().require("journal", proven);
    JournalDiagnosis.start(node.system(), settings, node.readiness(), proven);
  }

  /** The real one: with port 0 the configured one is the same on several nodes. */
  private static String address(NodeContext node) {
    return Cluster.get(node.system()).selfAddress().hostPort();
  }
}
