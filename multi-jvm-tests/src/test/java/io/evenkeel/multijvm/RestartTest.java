package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.load.Command;
import io.evenkeel.multijvm.load.Ledger;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that are told to stop, one by one or all, and come back. */
class RestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a client is expected to bear. */
  private static final Duration RETRIES = Duration.ofSeconds(5);

  @RegisterExtension static final Cluster CLUSTER = Cluster.shared();

  @BeforeEach
  void start() {
    CLUSTER.startNodesOnce(3);
  }

  /** What clients bear of a restart, not of the first seconds of three cold processes. */
  @Test
  void aRollingRestartFailsNoCommandOfAClientThatRetriesForFiveSeconds() {
    someCommands("warm-up", 500);
    var plan =
        Plan.steady(CLUSTER.seed(), "rolling").withPatience(Duration.ofMillis(1500), RETRIES);
    try (var load = OpenLoopLoad.start(plan, CLUSTER.urls())) {
      awaitFinished(load, 200);
      for (var node : CLUSTER.nodes()) {
        node.terminate();
        node.restart().awaitReady();
        awaitFinished(load, load.finished() + 100);
      }
      var ledger = load.stop();
      assertThat(ledger.unknownAnswers()).isEmpty();
      Verification.exactlyOnce(ledger, CLUSTER.node(0).api());
    }
  }

  @Test
  void afterAStopOfAllNodesEverythingIsThereTheRepliesToRepeatedKeysToo() {
    var ledger = someCommands("all", 300);
    var command = ledger.acknowledged().get(0);
    var reply = CLUSTER.node(0).api().post(command.path(), command.body(), command.key());

    CLUSTER.nodes().forEach(Node::leave);
    CLUSTER.nodes().forEach(node -> node.awaitEnd(PATIENCE));
    CLUSTER.nodes().forEach(Node::restart);
    CLUSTER.nodes().forEach(Node::awaitReady);

    Verification.exactlyOnce(ledger, CLUSTER.node(1).api());
    CLUSTER.nodes().forEach(node -> assertReplayed(node, command, reply.body().toString()));
    Verification.exactlyOnce(ledger, CLUSTER.node(2).api());
  }

  private static Ledger someCommands(String name, int count) {
    try (var load = OpenLoopLoad.start(Plan.steady(CLUSTER.seed(), name), CLUSTER.urls())) {
      awaitFinished(load, count);
      return load.stop();
    }
  }

  private static void assertReplayed(Node node, Command command, String firstReply) {
    var again = node.api().post(command.path(), command.body(), command.key());
    assertThat(again.status()).as("%s", again).isEqualTo(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body().toString()).isEqualTo(firstReply);
    var other = node.api().post(command.path(), "{\"amount\":999999}", command.key());
    assertThat(other.status()).as("%s", other).isEqualTo(422);
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered").atMost(PATIENCE).until(() -> load.finished() >= count);
  }
}
