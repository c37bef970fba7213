package io.evenkeel.sharding.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** Three nodes, A, B and C, with one region each. */
class PacedAllocationTest {

  private static final List<ActorTestKit> NODES =
      Stream.of("a", "b", "c").map(ActorTestKit::create).toList();
  private static final ActorRef A = region(NODES.get(0));
  private static final ActorRef B = region(NODES.get(1));
  private static final ActorRef C = region(NODES.get(2));
  private static final Map<ActorRef, List<String>> SHARDS =
      Map.of(A, List.of("1", "2", "3", "4"), B, List.of("5"), C, List.of("6"));

  @AfterAll
  static void stop() {
    NODES.forEach(ActorTestKit::shutdownTestKit);
  }

  @Test
  void whenNobodyLeavesTheUsualStrategyDecides() {
    assertThat(rebalance(Set.of(), Set.of())).containsExactly("usual");
    assertThat(allocate(Set.of())).isEqualTo(A);
  }

  @Test
  void aNodeThatLeavesIsGivenNothing() {
    assertThat(allocate(Set.of(A))).isEqualTo(B);
    assertThat(allocate(Set.of(A, B))).isEqualTo(C);
  }

  @Test
  void aNodeThatLeavesGivesItsShardsAwayAFewAtATime() {
    assertThat(rebalance(Set.of(A), Set.of())).containsExactlyInAnyOrder("1", "2");
    assertThat(rebalance(Set.of(A), Set.of("1", "2"))).isEmpty();
    assertThat(rebalance(Set.of(A), Set.of("2"))).containsExactly("1");
  }

  @Test
  void twoNodesThatLeaveGiveAwayBoth() {
    assertThat(rebalance(Set.of(A, C), Set.of())).containsExactlyInAnyOrder("1", "2", "6");
  }

  @Test
  void whenAllNodesLeaveThereIsNobodyToGiveTo() {
    assertThat(rebalance(Set.of(A, B, C), Set.of())).containsExactly("usual");
    assertThat(allocate(Set.of(A, B, C))).isEqualTo(A);
  }

  private static Set<String> rebalance(Set<ActorRef> leaving, Set<String> moving) {
    scala.collection.immutable.Set<String> inProgress =
        CollectionConverters.asScala(moving).toSet();
    var result = strategy(leaving).rebalance(regions(), inProgress);
    return CollectionConverters.asJava(result.value().get().get());
  }

  private static ActorRef allocate(Set<ActorRef> leaving) {
    return strategy(leaving).allocateShard(A, "7", regions()).value().get().get();
  }

  private static PacedAllocation strategy(Set<ActorRef> leaving) {
    var addresses = leaving.stream().map(region -> region.path().address()).toList();
    return new PacedAllocation(new First(), addresses::contains);
  }

  private static scala.collection.immutable.Map<ActorRef, IndexedSeq<String>> regions() {
    var regions = new LinkedHashMap<ActorRef, IndexedSeq<String>>();
    SHARDS.forEach(
        (region, shards) ->
            regions.put(region, CollectionConverters.asScala(shards).toIndexedSeq()));
    return scala.collection.immutable.Map.from(CollectionConverters.asScala(regions));
  }

  private static ActorRef region(ActorTestKit node) {
    return Adapter.toClassic(node.createTestProbe().getRef());
  }

  /** Takes the first region by name, and always moves the same shard. */
  private static final class First extends AbstractShardAllocationStrategy {
    @Override
    public Future<ActorRef> allocateShard(
        ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> regions) {
      return Future.successful(new TreeMap<>(regions).firstKey());
    }

    @Override
    public Future<Set<String>> rebalance(
        Map<ActorRef, IndexedSeq<String>> regions, Set<String> inProgress) {
      return Future.successful(Set.of("usual"));
    }
  }
}
