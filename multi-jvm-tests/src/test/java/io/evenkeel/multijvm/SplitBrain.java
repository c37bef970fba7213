package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import io.evenkeel.multijvm.net.Picture;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Nodes under load whose network breaks: who goes on, who leaves, what is lost.
 *
 * @param count of the nodes, odd
 */
record SplitBrain(Cluster cluster, int count) {

  /** Several times what the profile predicts, for a machine that is busy with all of it. */
  private static final Duration DECISION = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A downed node ends with this, so that a supervisor starts it again. */
  private static final int DOWNED = 3;

  /** Of a strategy for this many nodes; each call with a lease of its own. */
  private String settings(String strategy) {
    return """
    evenkeel.split-brain { strategy = %s, quorum-size = %d }
    akka.cluster.split-brain-resolver.lease-majority.lease-name = split-%d
    """
        .formatted(strategy, count / 2 + 1, System.nanoTime());
  }

  /** As {@link #expect(String, String)}, of new nodes with this strategy. */
  void expect(String strategy, String picture, String survivors) {
    start(settings(strategy));
    expect(picture, survivors);
  }

  /**
   * Breaks the network of nodes that run, heals it and starts again who has left. Where nodes are
   * new, {@code A} is the oldest and has the lowest address.
   *
   * @param survivors letters of the nodes that go on as one cluster, such as {@code CDE}; {@code AB
   *     or CD} where chance decides
   */
  void expect(String picture, String survivors) {
    var plan = Plan.steady(cluster.seed(), "split-" + System.nanoTime());
    var patient = plan.withPatience(plan.attempt(), PATIENCE);
    try (var load = OpenLoopLoad.start(patient, cluster.urls())) {
      awaitFinished(load, 200);
      cluster.network().draw(picture);
      var side = lookFromEachSide(survivors);
      if (!side.isEmpty()) {
        awaitFinished(load, load.finished() + 200);
      }
      cluster.network().heal();
      comeBack(side);
      awaitFinished(load, load.finished() + 200);
      var ledger = load.stop();
      assertThat(ledger.unknownAnswers()).isEmpty();
      cluster.nodes().forEach(node -> Verification.exactlyOnce(ledger, node.api()));
    }
  }

  private void start(String settings) {
    cluster.network().heal();
    cluster.endNodes();
    cluster.startNodes(1, spec -> spec.withSettings(settings));
    cluster.startNodes(count - 1, spec -> spec.withSettings(settings));
    awaitMembers(cluster.nodes(), cluster.nodes());
  }

  /** Gives the survivors. */
  private List<Node> lookFromEachSide(String survivors) {
    var expected = Stream.of(survivors.split(" or ")).map(this::named).toList();
    await("only " + survivors + " go on")
        .atMost(DECISION)
        .untilAsserted(() -> assertThat(alive()).isIn(expected));
    var side = alive();
    awaitMembers(side, side);
    assertThat(alive()).isEqualTo(side);
    for (var node : left(side)) {
      assertThat(node.awaitEnd(DECISION)).as(node.spec().name()).isEqualTo(DOWNED);
    }
    return side;
  }

  private void comeBack(List<Node> side) {
    left(side).forEach(Node::restart);
    cluster.nodes().forEach(Node::awaitReady);
    awaitMembers(cluster.nodes(), cluster.nodes());
  }

  private List<Node> named(String letters) {
    return Picture.nodes(letters).stream().map(cluster::node).toList();
  }

  private List<Node> alive() {
    return cluster.nodes().stream().filter(node -> node.process().isAlive()).toList();
  }

  private List<Node> left(List<Node> side) {
    return cluster.nodes().stream().filter(node -> !side.contains(node)).toList();
  }

  private static void awaitMembers(List<Node> seenBy, List<Node> members) {
    var expected = members.stream().map(node -> node.spec().address()).toList();
    for (var node : seenBy) {
      await(node.spec().name() + " sees " + expected)
          .atMost(DECISION)
          .untilAsserted(
              () -> assertThat(membersSeenBy(node)).containsExactlyInAnyOrderElementsOf(expected));
    }
  }

  private static List<String> membersSeenBy(Node node) {
    return StreamSupport.stream(node.api().members().spliterator(), false)
        .map(member -> member.path("address").asText())
        .toList();
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered").atMost(PATIENCE).until(() -> load.finished() >= count);
  }
}
