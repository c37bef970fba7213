package io.evenkeel.sharding.runtime;

import static io.evenkeel.sharding.runtime.EntityActorFixture.add;
import static io.evenkeel.sharding.runtime.EntityActorFixture.counter;
import static io.evenkeel.sharding.runtime.ShardedEntitiesTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.cluster.typed.Cluster;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.builtin.BuiltInApp;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.view.PlacementView;
import io.evenkeel.core.view.ShardView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real nodes, each with a journal of its own in memory. */
class WarmNodesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int CALLS = 50;
  private static final List<String> IDS = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();

  private final List<EvenkeelNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(node -> await(node.stop()));
  }

  @Test
  void theHotEntitiesOfShardsThatMoveToANewNodeAreThereBeforeAnyCall() {
    var old = start("");
    callAll(old);
    until(old, view -> assertThat(view.hotEntities()).hasSize(10));
    var fresh = start(seed(old));
    until(
        old,
        view -> {
          assertThat(shardsOf(view, fresh)).hasSizeGreaterThan(2);
          assertThat(inMemory(view, fresh)).isEqualTo(called(shardsOf(view, fresh), fresh));
        });
    assertThat(fresh.service(FailoverTimeline.class).since(0).entries())
        .extracting(entry -> entry.what())
        .contains("shard-started", "entity-recovered");
  }

  @Test
  void theHotEntitiesOfANodeThatLeavesAreThereBeforeAnyCall() {
    var stays = start("");
    var leaves = start(seed(stays));
    callAll(stays);
    until(stays, view -> assertThat(shardsOf(view, leaves)).hasSizeGreaterThan(2));
    callAll(stays);
    until(leaves, view -> assertThat(hotOn(view, leaves)).isPositive());
    await(leaves.stop());
    until(stays, view -> assertThat(inMemory(view, stays)).isEqualTo(IDS.size()));
  }

  private static void callAll(EvenkeelNode node) {
    var entities = node.service(Entities.class);
    for (int i = 0; i < CALLS; i++) {
      IDS.stream().map(id -> entities.call(counter(id), add(1))).toList().forEach(r -> await(r));
    }
  }

  private static long hotOn(PlacementView view, EvenkeelNode node) {
    return view.hotEntities().stream().filter(hot -> hot.node().equals(address(node))).count();
  }

  private static List<String> shardsOf(PlacementView view, EvenkeelNode node) {
    return view.shards().stream()
        .filter(shard -> shard.node().equals(address(node)))
        .map(ShardView::shard)
        .toList();
  }

  private static int inMemory(PlacementView view, EvenkeelNode node) {
    return view.shards().stream()
        .filter(shard -> shard.node().equals(address(node)))
        .mapToInt(ShardView::entities)
        .sum();
  }

  private static int called(List<String> shards, EvenkeelNode node) {
    var entities = (ShardedEntities) node.service(Entities.class);
    return (int) IDS.stream().filter(id -> shards.contains(entities.shardOf(id))).count();
  }

  private static void until(EvenkeelNode node, Consumer<PlacementView> check) {
    TestProbe.create(node.system())
        .awaitAssert(
            PATIENCE,
            () -> {
              check.accept(await(node.service(Placement.class).of("counter")));
              return true;
            });
  }

  private static String address(EvenkeelNode node) {
    return "127.0.0.1:" + Cluster.get(node.system()).selfMember().address().getPort().orElseThrow();
  }

  private static String seed(EvenkeelNode node) {
    return "evenkeel.seed-nodes = [\"" + address(node) + "\"]";
  }

  private EvenkeelNode start(String settings) {
    var config =
        ConfigFactory.parseString(
                """
                evenkeel.port = 0
                evenkeel.entity.number-of-shards = 10
                evenkeel.placement { report-every = 100ms, warm-up.least-cores = 0 }
                akka.cluster.jmx.enabled = off
                """)
            .withFallback(ConfigFactory.parseString(settings))
            .withFallback(EntityActorFixture.inMemory());
    var node = Evenkeel.node("warm").withConfig(config).with(new BuiltInApp()).start();
    nodes.add(node);
    await(node.ready());
    return node;
  }
}
