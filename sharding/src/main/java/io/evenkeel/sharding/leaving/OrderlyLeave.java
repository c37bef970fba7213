package io.evenkeel.sharding.leaving;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.ClusterSharding;
import akka.cluster.sharding.ClusterShardingSettings;
import akka.cluster.sharding.ShardCoordinator.ActorSystemDependentAllocationStrategy;
import akka.cluster.sharding.ShardCoordinator.ShardAllocationStrategy;
import akka.cluster.typed.Cluster;
import io.evenkeel.core.runtime.DirectStage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;

/**
 * Lets this node give its shards away before it closes anything, and the shard coordinators take
 * those of others. One on each node. Thread-safe.
 */
public final class OrderlyLeave {

  private static final String PHASE = CoordinatedShutdown.PhaseBeforeServiceUnbind();

  /** Akka says what went wrong when a phase takes too long; we go on before that. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private static final Set<MemberStatus> MEMBER =
      Set.of(MemberStatus.up(), MemberStatus.leaving(), MemberStatus.exiting());

  private final ActorSystem<?> system;
  private final LeavingNodes leaving;
  private final ActorRef<Departure.Command> departure;

  private OrderlyLeave(ActorSystem<?> system, IntSupplier shardsHere) {
    this.system = system;
    this.leaving = new LeavingNodes(Cluster.get(system).selfMember().address());
    this.departure =
        system.systemActorOf(
            Departure.create(leaving, shardsHere), "evenkeel-departure", Props.empty());
  }

  /**
   * Prepares it; to be called once.
   *
   * @param shardsHere how many shards with entities this node has; must not block
   */
  public static OrderlyLeave prepare(ActorSystem<?> system, IntSupplier shardsHere) {
    var leave = new OrderlyLeave(system, shardsHere);
    CoordinatedShutdown.get(system).addTask(PHASE, "give-shards-away", leave::giveShardsAway);
    return leave;
  }

  /** For one entity type: another strategy, but for nodes that leave. */
  public ShardAllocationStrategy allocation(ShardAllocationStrategy usual) {
    return new PacedAllocation(usual, leaving::contains);
  }

  /** For one entity type: Akka's usual strategy, but for nodes that leave. */
  public ShardAllocationStrategy allocation() {
    var classic = Adapter.toClassic(system);
    var settings = ClusterShardingSettings.create(classic);
    var usual = ClusterSharding.get(classic).defaultShardAllocationStrategy(settings);
    if (usual instanceof ActorSystemDependentAllocationStrategy dependent) {
      dependent.start(classic); // the coordinator starts what it knows, which is what stands before
    }
    return allocation(usual);
  }

  private CompletionStage<Done> giveShardsAway() {
    if (!MEMBER.contains(Cluster.get(system).selfMember().status())) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    var limit = Duration.ofNanos(CoordinatedShutdown.get(system).timeout(PHASE).toNanos());
    var patience = limit.compareTo(MARGIN.multipliedBy(2)) > 0 ? limit.minus(MARGIN) : MARGIN;
    return DirectStage.of(
            AskPattern.ask(departure, Departure.Leave::new, patience, system.scheduler()))
        .handle((done, late) -> Done.getInstance());
  }
}
