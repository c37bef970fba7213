package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bad line is no dead node. */
@Tag("faults")
class PacketLossTest {

  private static final int NODES = 3;
  private static final int BAD = 2;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @Test
  void aNodeThatLosesATenthOfItsPacketsStaysAMember() {
    CLUSTER.startNodes(NODES);
    try (var load = OpenLoopLoad.start(Plan.steady(CLUSTER.seed(), "loss"), CLUSTER.urls())) {
      awaitFinished(load, 200);
      CLUSTER.network().loss(10, BAD);
      awaitFinished(load, load.finished() + 3_000);
      CLUSTER.network().heal();
      var ledger = load.stop();
      assertThat(ledger.unknownAnswers()).isEmpty();
      for (var node : CLUSTER.nodes()) {
        assertThat(node.api().members()).as("members seen by " + node.url()).hasSize(NODES);
        Verification.exactlyOnce(ledger, node.api());
      }
    }
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered")
        .atMost(Duration.ofMinutes(3))
        .until(() -> load.finished() >= count);
  }
}
