package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import io.evenkeel.multijvm.process.JvmProcess;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A busy machine is no dead node: {@code -Devenkeel.steady.minutes=N}, 30 without it, under load,
 * with two processes beside that do nothing but compute, and without any fault.
 */
@Tag("faults")
class SteadyTest {

  private static final int NODES = 3;
  private static final int BUSY_LOOPS = 2;
  private static final Duration TIME =
      Duration.ofMinutes(Integer.getInteger("evenkeel.steady.minutes", 30));

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(NODES);

  @Test
  void noNodeIsRemovedOnABusyMachine() {
    CLUSTER.startNodes(NODES);
    long started = System.nanoTime();
    var busy =
        IntStream.range(0, BUSY_LOOPS)
            .mapToObj(i -> List.of("sh", "-c", "while :; do :; done"))
            .map(loop -> JvmProcess.start(loop, CLUSTER.folder().resolve("busy.out")))
            .toList();
    try (var load = OpenLoopLoad.start(Plan.steady(CLUSTER.seed(), "steady"), CLUSTER.urls())) {
      await("the time has passed")
          .atMost(TIME.plusMinutes(1))
          .pollInterval(Duration.ofSeconds(5))
          .until(() -> System.nanoTime() - started >= TIME.toNanos() || !allRun());
      assertThat(allRun()).as("all nodes run").isTrue();
      busy.forEach(JvmProcess::kill);
      var ledger = load.stop();
      CLUSTER.nodes().forEach(SteadyTest::expectNobodyRemoved);
      assertThat(ledger.unknownAnswers()).isEmpty();
      Verification.exactlyOnce(ledger, CLUSTER.node(0).api());
      System.out.println("steady for " + TIME.toMinutes() + " min: " + ledger);
    } finally {
      busy.forEach(JvmProcess::kill);
    }
  }

  private static boolean allRun() {
    return CLUSTER.nodes().stream().allMatch(node -> node.process().isAlive());
  }

  private static void expectNobodyRemoved(Node node) {
    var events = new TreeMap<String, Integer>();
    node.api()
        .get("/v1/cluster/timeline")
        .body()
        .path("entries")
        .forEach(entry -> events.merge(entry.path("what").asText(), 1, Integer::sum));
    System.out.println(node.spec().name() + " has noted " + events);
    assertThat(events).as(node.spec().name() + " has noted").doesNotContainKey("removed");
    assertThat(node.api().members()).hasSize(NODES);
  }
}
