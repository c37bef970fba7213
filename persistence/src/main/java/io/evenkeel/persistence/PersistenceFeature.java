package io.evenkeel.persistence;

import com.typesafe.config.Config;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.JournalConfig;

/** Keeps state in Cassandra; a node without a proven journal does not join. */
public final class PersistenceFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.STORE;
  }

  @Override
  public Config derive(Config config) {
    return JournalConfig.of(
        CassandraSettings.from(config), NodeSettings.from(config).parallelism());
  }

  @Override
  public void attachTo(NodeContext node) {
    var proven =
        JournalReadiness.check(node.system(), node.settings().address().toString())
            .toCompletableFuture();
    node.readiness().require("journal", proven);
    JournalDiagnosis.start(
        node.system(), CassandraSettings.from(node.config()), node.readiness(), proven);
  }
}
