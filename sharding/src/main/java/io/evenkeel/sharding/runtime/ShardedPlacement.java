package io.evenkeel.sharding.runtime;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.evenkeel.core.placement.WorkBook;
import io.evenkeel.core.placement.WorkReport;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.view.HotEntityView;
import io.evenkeel.core.view.NodeWorkView;
import io.evenkeel.core.view.PlacementView;
import io.evenkeel.core.view.ShardView;
import io.evenkeel.sharding.placement.WorkPlacement;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks cluster sharding, and adds what the nodes have said of their work. */
public final class ShardedPlacement implements Placement {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int HOT = 20;

  private final ActorSystem<?> system;
  private final WorkPlacement work;
  private final UnaryOperator<String> shardOf;

  /**
   * The placement of a system.
   *
   * @param shardOf the shard of an entity's id
   */
  public ShardedPlacement(
      ActorSystem<?> system, WorkPlacement work, UnaryOperator<String> shardOf) {
    this.system = system;
    this.work = work;
    this.shardOf = shardOf;
  }

  @Override
  public CompletionStage<PlacementView> of(String type) {
    var key = EntityTypeKey.create(Request.class, type);
    return DirectStage.of(
            AskPattern.<ClusterShardingQuery, ShardRegion.ClusterShardingStats>ask(
                ClusterSharding.get(system).shardState(),
                replyTo -> new GetClusterShardingStats(key, TIMEOUT, replyTo),
                TIMEOUT.plusMillis(500),
                system.scheduler()))
        .thenApply(stats -> view(type, stats));
  }

  private PlacementView view(String type, ShardRegion.ClusterShardingStats stats) {
    var book = work.book();
    var shards = shards(stats, book.shards(type));
    return new PlacementView(type, shards, nodes(book), hotEntities(type, book, shards));
  }

  private List<ShardView> shards(
      ShardRegion.ClusterShardingStats stats, Map<String, ShardWork> known) {
    return stats.getRegions().entrySet().stream()
        .flatMap(region -> shardsOf(region, known))
        .sorted(
            Comparator.comparingInt((ShardView s) -> s.shard().length())
                .thenComparing(ShardView::shard))
        .toList();
  }

  private Stream<ShardView> shardsOf(
      Map.Entry<Address, ShardRegion.ShardRegionStats> region, Map<String, ShardWork> known) {
    var node = work.hostPort(region.getKey());
    return region.getValue().getStats().entrySet().stream()
        .map(shard -> view(shard.getKey(), node, (Integer) shard.getValue(), known));
  }

  private static ShardView view(
      String shard, String node, int entities, Map<String, ShardWork> known) {
    return Optional.ofNullable(known.get(shard))
        .map(w -> new ShardView(shard, node, entities, w.cores(), w.callsPerSecond()))
        .orElseGet(() -> new ShardView(shard, node, entities, 0, 0));
  }

  private static List<NodeWorkView> nodes(WorkBook book) {
    long now = WorkPlacement.nowMillis();
    return book.heard().values().stream()
        .map(
            heard ->
                new NodeWorkView(
                    heard.report().node(),
                    heard.report().cores(),
                    heard.report().work(),
                    Math.max(0, now - heard.atMillis())))
        .sorted(Comparator.comparing(NodeWorkView::node))
        .toList();
  }

  /** Where an entity was before, it is hot for a while as well. */
  private List<HotEntityView> hotEntities(String type, WorkBook book, List<ShardView> shards) {
    var homes =
        shards.stream().collect(Collectors.toMap(ShardView::shard, ShardView::node, (a, b) -> b));
    return book.reports().stream()
        .flatMap(report -> hotEntities(type, report))
        .filter(hot -> hot.node().equals(homes.getOrDefault(hot.shard(), hot.node())))
        .sorted(
            Comparator.comparingDouble(HotEntityView::workCores)
                .reversed()
                .thenComparing(HotEntityView::id))
        .limit(HOT)
        .toList();
  }

  private Stream<HotEntityView> hotEntities(String type, WorkReport report) {
    return WorkBook.of(report, type).stream()
        .flatMap(work -> work.hottest().stream())
        .map(
            hot ->
                new HotEntityView(
                    hot.id(),
                    shardOf.apply(hot.id()),
                    report.node(),
                    hot.cores(),
                    hot.errorCores()));
  }
}
