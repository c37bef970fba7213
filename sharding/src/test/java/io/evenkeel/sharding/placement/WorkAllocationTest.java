package io.evenkeel.sharding.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import io.evenkeel.core.placement.WorkBalance;
import io.evenkeel.core.placement.WorkBook;
import io.evenkeel.core.placement.WorkReport;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/** Three nodes, A, B and C, with one region each. */
class WorkAllocationTest {

  private static final List<ActorTestKit> NODES =
      Stream.of("a", "b", "c").map(ActorTestKit::create).toList();
  private static final ActorRef A = region(NODES.get(0));
  private static final ActorRef B = region(NODES.get(1));
  private static final ActorRef C = region(NODES.get(2));

  private final Map<ActorRef, List<String>> shards = new HashMap<>();
  private final Map<String, Double> work = new TreeMap<>();
  private final Set<String> takingNothing = new HashSet<>();
  private boolean silent;
  private long now;
  private final WorkAllocation allocation =
      new WorkAllocation(
          new WorkAllocation.View(
              "cart",
              this::book,
              8_000,
              node -> !takingNothing.contains(node.system()),
              node -> node.system(),
              () -> now),
          new WorkBalance(PlacementSettingsTest.settings("").balance()));

  @AfterAll
  static void stop() {
    NODES.forEach(ActorTestKit::shutdownTestKit);
  }

  @Test
  void aShardIsPlacedWhereLeastIsDone() {
    shards.put(A, List.of("1"));
    shards.put(B, List.of("2"));
    shards.put(C, List.of("3", "4"));
    work.putAll(Map.of("1", 0.5, "2", 0.4, "3", 0.1, "4", 0.1));
    assertThat(allocate("5")).isEqualTo(C);
    takingNothing.add("c");
    assertThat(allocate("5")).isEqualTo(B);
    takingNothing.addAll(Set.of("a", "b"));
    assertThat(allocate("5")).as("all leave").isEqualTo(C);
  }

  @Test
  void aNewNodeGetsItsShareAFewAtATime() {
    shards.put(A, names(0, 10));
    shards.put(B, names(10, 20));
    assertThat(look()).isEmpty();
    shards.put(C, List.of());
    for (int moved = 0; moved < 6; moved += 3) {
      now += 1_000;
      var moving = look();
      assertThat(moving).hasSize(3);
      now += 100;
      assertThat(rebalance(moving)).as("while they move").isEmpty();
      moving.forEach(shard -> move(shard, C));
    }
    assertThat(look()).isEmpty();
    assertThat(shards.get(C)).hasSize(6);
  }

  @Test
  void aShardThatWasPlannedToMoveGoesThereThoughAnotherNodeDoesLessMeanwhile() {
    shards.put(A, names(0, 9));
    shards.put(B, List.of());
    shards.put(C, names(9, 12));
    assertThat(look()).hasSize(3).allMatch(shard -> shards.get(A).contains(shard));
    var shard = shards.get(A).get(0);
    shards.put(C, List.of());
    work.put("11", 0.0);
    assertThat(allocate(shard)).isEqualTo(B);
    assertThat(allocate(shard)).as("no plan is left").isEqualTo(C);
  }

  @Test
  void aPlanForANodeThatIsGoneIsDropped() {
    shards.put(A, names(0, 9));
    shards.put(B, List.of());
    shards.put(C, names(9, 12));
    var shard = look().iterator().next();
    shards.remove(B);
    assertThat(allocate(shard)).isEqualTo(C);
  }

  @Test
  void aHotNodeLosesShardsOnceItWasHotForLongButNotWhenNobodyReports() {
    shards.put(A, names(0, 4));
    shards.put(B, names(4, 8));
    shards.put(C, names(8, 12));
    names(0, 12).forEach(shard -> work.put(shard, 0.05));
    names(0, 4).forEach(shard -> work.put(shard, 0.4));
    silent = true;
    assertThat(lookFor(60)).isEmpty();
    silent = false;
    assertThat(lookFor(29)).isEmpty();
    var moved = lookFor(5);
    assertThat(moved).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    assertThat(shards.get(A)).containsAll(moved);
  }

  @Test
  void whoHasNotLookedForLongBeginsAnew() {
    shards.put(A, names(0, 4));
    shards.put(B, names(4, 8));
    names(0, 8).forEach(shard -> work.put(shard, 0.05));
    names(0, 4).forEach(shard -> work.put(shard, 0.4));
    assertThat(lookFor(29)).isEmpty();
    now += 20_000;
    assertThat(lookFor(29)).isEmpty();
    assertThat(lookFor(5)).isNotEmpty();
  }

  private Set<String> lookFor(int seconds) {
    var found = new HashSet<String>();
    for (int i = 0; i < seconds; i++) {
      now += 1_000;
      found.addAll(look());
    }
    return found;
  }

  private Set<String> look() {
    return rebalance(Set.of());
  }

  private Set<String> rebalance(Set<String> moving) {
    return value(allocation.rebalance(regions(), moving));
  }

  private ActorRef allocate(String shard) {
    return value(allocation.allocateShard(A, shard, regions()));
  }

  private void move(String shard, ActorRef to) {
    shards.replaceAll(
        (region, here) -> here.stream().filter(other -> !other.equals(shard)).toList());
    assertThat(allocate(shard)).isEqualTo(to);
    var there = new ArrayList<>(shards.get(to));
    there.add(shard);
    shards.put(to, there);
  }

  private WorkBook book() {
    var all =
        work.entrySet().stream().map(w -> new ShardWork(w.getKey(), w.getValue(), 1)).toList();
    var types = List.of(new TypeWork("cart", all, List.of()));
    return silent
        ? WorkBook.EMPTY
        : WorkBook.EMPTY
            .with(new WorkReport("a", 2, types), now)
            .with(new WorkReport("b", 2, List.of()), now)
            .with(new WorkReport("c", 2, List.of()), now);
  }

  private Map<ActorRef, IndexedSeq<String>> regions() {
    var regions = new HashMap<ActorRef, IndexedSeq<String>>();
    shards.forEach(
        (region, here) -> regions.put(region, CollectionConverters.asScala(here).toIndexedSeq()));
    return regions;
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toList();
  }

  private static <T> T value(Future<T> done) {
    return done.value().get().get();
  }

  private static ActorRef region(ActorTestKit node) {
    return Adapter.toClassic(node.createTestProbe().getRef());
  }
}
