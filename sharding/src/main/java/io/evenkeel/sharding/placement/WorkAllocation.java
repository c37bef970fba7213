package io.evenkeel.sharding.placement;

import akka.actor.ActorRef;
import akka.actor.Address;
import akka.cluster.sharding.ShardCoordinator.AbstractShardAllocationStrategy;
import io.evenkeel.core.placement.BalanceMemory;
import io.evenkeel.core.placement.Move;
import io.evenkeel.core.placement.NodeLoad;
import io.evenkeel.core.placement.WorkBalance;
import io.evenkeel.core.placement.WorkBook;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Asks {@link WorkBalance} where the shards of one entity type should be. Called by its shard
 * coordinator, on its thread; never blocks. Whoever becomes the coordinator starts without memory.
 */
final class WorkAllocation extends AbstractShardAllocationStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(WorkAllocation.class);

  /** While nothing is to be done; the coordinator asks more often. */
  private static final long LOOK_MILLIS = 1_000;

  /** Who has not looked for so long was no coordinator in between. */
  private static final long AWAY_MILLIS = 10_000;

  /**
   * What it sees.
   *
   * @param type of entity
   * @param work what all nodes have said
   * @param oldestMillis age up to which a report counts as one
   * @param takes whether a node may be given shards; must not block
   * @param node host:port of an address
   * @param clockMillis only goes forward
   */
  record View(
      String type,
      Supplier<WorkBook> work,
      long oldestMillis,
      Predicate<Address> takes,
      Function<Address, String> node,
      LongSupplier clockMillis) {}

  private final View view;
  private final WorkBalance balance;
  private final Map<String, String> planned = new HashMap<>();
  private BalanceMemory memory = BalanceMemory.NONE;
  private boolean filling;
  private long lastLook = Long.MIN_VALUE / 2;

  WorkAllocation(View view, WorkBalance balance) {
    this.view = view;
    this.balance = balance;
  }

  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shard, Map<ActorRef, IndexedSeq<String>> regions) {
    var work = view.work.get().shards(view.type);
    var byName = regions.keySet().stream().collect(Collectors.toMap(this::name, r -> r));
    var to = planned.remove(shard);
    if (to == null || !byName.containsKey(to)) {
      to = balance.place(loads(regions, work), cores(work, shard)).orElseThrow();
    }
    return Future.successful(byName.get(to));
  }

  @Override
  public Future<Set<String>> rebalance(
      Map<ActorRef, IndexedSeq<String>> regions, Set<String> inProgress) {
    long now = view.clockMillis.getAsLong();
    if (!filling && now - lastLook < LOOK_MILLIS) {
      return Future.successful(Set.of());
    }
    if (now - lastLook > AWAY_MILLIS) {
      memory = BalanceMemory.NONE;
      planned.clear();
    }
    lastLook = now;
    dropFailed(regions, inProgress);
    var loads = loads(regions, view.work.get().shards(view.type));
    var verdict = balance.decide(loads, inProgress, memory, now);
    memory = verdict.memory();
    filling = verdict.filling() || (filling && !inProgress.isEmpty());
    return Future.successful(begin(verdict));
  }

  /** A shard whose hand-over failed stays where it is. */
  private void dropFailed(Map<ActorRef, IndexedSeq<String>> regions, Set<String> inProgress) {
    homes(regions).keySet().stream()
        .filter(shard -> !inProgress.contains(shard))
        .forEach(planned::remove);
  }

  private Set<String> begin(WorkBalance.Verdict verdict) {
    for (var move : verdict.moves()) {
      LOG.info(
          "Shard {} of {} moves from {} to {}, {}",
          move.shard(),
          view.type,
          address(move.from()),
          address(move.to()),
          verdict.filling() ? "which is new" : "which has less to do");
      planned.put(move.shard(), move.to());
    }
    return verdict.moves().stream().map(Move::shard).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Shards that are planned to move count where they go. When no node may be given shards, all may.
   */
  private List<NodeLoad> loads(
      Map<ActorRef, IndexedSeq<String>> regions, Map<String, ShardWork> work) {
    var shards = new HashMap<String, Map<String, Double>>();
    regions.keySet().forEach(region -> shards.put(name(region), new HashMap<>()));
    var homes = homes(regions);
    planned.forEach(
        (shard, to) -> {
          if (shards.containsKey(to)) {
            homes.put(shard, to);
          }
        });
    homes.forEach(
        (shard, node) -> shards.getOrDefault(node, new HashMap<>()).put(shard, cores(work, shard)));
    boolean none = regions.keySet().stream().noneMatch(this::takes);
    return regions.keySet().stream()
        .map(
            region ->
                load(region, none || takes(region), shards.getOrDefault(name(region), Map.of())))
        .toList();
  }

  private NodeLoad load(ActorRef region, boolean takes, Map<String, Double> shards) {
    var book = view.work.get();
    var node = view.node.apply(region.path().address());
    boolean measured = book.knows(node, view.clockMillis.getAsLong(), view.oldestMillis);
    return new NodeLoad(name(region), book.cores(node), measured, takes, shards);
  }

  private static double cores(Map<String, ShardWork> work, String shard) {
    var known = work.get(shard);
    return known == null ? 0 : known.cores();
  }

  /** The region of each shard, by its name. */
  private Map<String, String> homes(Map<ActorRef, IndexedSeq<String>> regions) {
    var homes = new HashMap<String, String>();
    regions.forEach(
        (region, shards) ->
            CollectionConverters.asJava(shards).forEach(shard -> homes.put(shard, name(region))));
    return homes;
  }

  /** A node that was started anew at an address is another one, and may be here beside the old. */
  private String name(ActorRef region) {
    return view.node.apply(region.path().address()) + "#" + region.path().uid();
  }

  private static String address(String name) {
    return name.substring(0, name.lastIndexOf('#'));
  }

  private boolean takes(ActorRef region) {
    return view.takes.test(region.path().address());
  }
}
