package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that is taken for dead, is not, and goes on where it was when it wakes. */
class OneWriterTest {

  private static final Duration TAKEOVER = Duration.ofSeconds(40);

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(3);

  @BeforeEach
  void start() {
    CLUSTER.startNodesOnce(3);
  }

  @Test
  void aNodeThatWakesUpAfterItsEntitiesHaveMovedAcknowledgesNothingThatIsLost() {
    var victim = CLUSTER.node(2);
    var plan = Plan.steady(CLUSTER.seed(), "paused");
    try (var load = OpenLoopLoad.start(plan, CLUSTER.urls())) {
      awaitFinished(load, 300);
      victim.pause();
      awaitMembers(2);
      awaitFinished(load, load.finished() + 300);
      victim.resume();
      awaitFinished(load, load.finished() + 600);
      victim.kill();
      victim.restart().awaitReady();
      var ledger = load.stop();
      assertThat(ledger.unknownAnswers()).isEmpty();
      CLUSTER.nodes().forEach(node -> Verification.exactlyOnce(ledger, node.api()));
    }
  }

  private static void awaitMembers(int count) {
    await("the others go on alone")
        .atMost(TAKEOVER)
        .until(() -> first().api().members().size() == count);
  }

  private static Node first() {
    return CLUSTER.node(0);
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered").atMost(TAKEOVER).until(() -> load.finished() >= count);
  }
}
