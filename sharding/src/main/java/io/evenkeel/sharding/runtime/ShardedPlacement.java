package io.evenkeel.sharding.runtime;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.Cluster;
import akka.cluster.sharding.ShardRegion;
import akka.cluster.sharding.typed.ClusterShardingQuery;
import akka.cluster.sharding.typed.GetClusterShardingStats;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.view.ShardView;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks cluster sharding. */
public final class ShardedPlacement implements Placement {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ActorSystem<?> system;

  public ShardedPlacement(ActorSystem<?> system) {
    this.system = system;
  }

  @Override
  public CompletionStage<List<ShardView>> shards(String type) {
    var key = EntityTypeKey.create(Request.class, type);
    return AskPattern.<ClusterShardingQuery, ShardRegion.ClusterShardingStats>ask(
            ClusterSharding.get(system).shardState(),
            replyTo -> new GetClusterShardingStats(key, TIMEOUT, replyTo),
            TIMEOUT.plusMillis(500),
            system.scheduler())
        .thenApply(this::flatten);
  }

  private List<ShardView> flatten(ShardRegion.ClusterShardingStats stats) {
    return stats.getRegions().entrySet().stream()
        .flatMap(this::shardsOf)
        .sorted(
            Comparator.comparingInt((ShardView s) -> s.shard().length())
                .thenComparing(ShardView::shard))
        .toList();
  }

  private Stream<ShardView> shardsOf(Map.Entry<Address, ShardRegion.ShardRegionStats> region) {
    var node = hostPort(region.getKey());
    return region.getValue().getStats().entrySet().stream()
        .map(shard -> new ShardView(shard.getKey(), node, (Integer) shard.getValue()));
  }

  /** The asked node's own address comes without host and port. */
  private String hostPort(Address address) {
    var full = address.hasGlobalScope() ? address : Cluster.get(system).selfAddress();
    return full.getHost().orElse("") + ":" + full.getPort().map(String::valueOf).orElse("");
  }
}
