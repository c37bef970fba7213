package io.evenkeel.sharding.leaving;

import akka.actor.ActorRef;
import akka.actor.Address;
import akka.cluster.sharding.ShardCoordinator.ShardAllocationStrategy;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Map;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Gives no shard to a node that leaves, and takes those that it has away from it at a bounded pace.
 * For everything else there is another strategy. Called by the shard coordinator, on its thread.
 */
final class PacedAllocation implements ShardAllocationStrategy {

  private final ShardAllocationStrategy usual;
  private final Predicate<Address> leaves;

  /**
   * A strategy before another one.
   *
   * @param leaves whether a node gives its shards away; must not block
   */
  PacedAllocation(ShardAllocationStrategy usual, Predicate<Address> leaves) {
    this.usual = usual;
    this.leaves = leaves;
  }

  /** When all nodes leave, there is no other choice than one of them. */
  @Override
  public Future<ActorRef> allocateShard(
      ActorRef requester, String shardId, Map<ActorRef, IndexedSeq<String>> regions) {
    var staying = staying(regions);
    return usual.allocateShard(requester, shardId, staying.isEmpty() ? regions : staying);
  }

  @Override
  public Future<scala.collection.immutable.Set<String>> rebalance(
      Map<ActorRef, IndexedSeq<String>> regions,
      scala.collection.immutable.Set<String> rebalanceInProgress) {
    var staying = staying(regions);
    return staying.isEmpty() || staying.size() == regions.size()
        ? usual.rebalance(regions, rebalanceInProgress)
        : Future.successful(scala(away(regions, CollectionConverters.asJava(rebalanceInProgress))));
  }

  private Set<String> away(Map<ActorRef, IndexedSeq<String>> regions, Set<String> moving) {
    var away = new HashSet<String>();
    CollectionConverters.asJava(regions)
        .forEach(
            (region, shards) -> {
              if (leaves(region)) {
                away.addAll(HandOverPace.next(CollectionConverters.asJava(shards), moving));
              }
            });
    return away;
  }

  private Map<ActorRef, IndexedSeq<String>> staying(Map<ActorRef, IndexedSeq<String>> regions) {
    var staying = regions;
    for (var region : CollectionConverters.asJava(regions).keySet()) {
      staying = leaves(region) ? staying.removed(region) : staying;
    }
    return staying;
  }

  private boolean leaves(ActorRef region) {
    return leaves.test(region.path().address());
  }

  private static scala.collection.immutable.Set<String> scala(Set<String> shards) {
    return CollectionConverters.asScala(shards).toSet();
  }
}
