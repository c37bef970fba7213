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

/** Nodes that vanish without a word, under load. */
class FailoverTest {

  /** Several times what the profile predicts, for a machine that is busy with all of it. */
  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  @RegisterExtension static final Cluster CLUSTER = Cluster.shared();

  @BeforeEach
  void start() {
    CLUSTER.startNodesOnce(3);
  }

  @Test
  void aKilledPlainNodeCostsNoAcknowledgedCommand() {
    killUnderLoad("plain", youngest());
  }

  @Test
  void theKilledOldestNodeCostsNoAcknowledgedCommand() {
    killUnderLoad("oldest", oldest());
  }

  private static void killUnderLoad(String name, Node victim) {
    try (var load = OpenLoopLoad.start(Plan.steady(CLUSTER.seed(), name), CLUSTER.urls())) {
      awaitFinished(load, 300);
      victim.kill();
      awaitTakeover(victim);
      awaitFinished(load, load.finished() + 300);
      victim.restart().awaitReady();
      var ledger = load.stop();
      assertThat(ledger.unknownAnswers()).isEmpty();
      CLUSTER.nodes().forEach(node -> Verification.exactlyOnce(ledger, node.api()));
    }
  }

  private static void awaitTakeover(Node victim) {
    var survivor = CLUSTER.nodes().stream().filter(node -> node != victim).findFirst();
    var api = survivor.orElseThrow().api();
    await("the others go on without " + victim.spec().name())
        .atMost(TAKEOVER)
        .until(() -> api.members().size() == 2);
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered").atMost(TAKEOVER).until(() -> load.finished() >= count);
  }

  private static Node oldest() {
    return byAge(0);
  }

  private static Node youngest() {
    return byAge(2);
  }

  private static Node byAge(int rank) {
    var address = CLUSTER.node(0).api().members().path(rank).path("address").asText();
    return CLUSTER.nodes().stream()
        .filter(node -> node.spec().address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node is at '" + address + "'"));
  }
}
