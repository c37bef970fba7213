package io.evenkeel.sharding.runtime;

import akka.Done;
import akka.actor.Scheduler;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import akka.cluster.sharding.ShardRegion;
import akka.pattern.Patterns;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds out when the shard coordinator knows this node's region, so that it can be given shards.
 */
public final class RegionReadiness {

  private static final Duration EVERY = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private RegionReadiness() {}

  /** Completes when it does; asks until then or until the system ends. */
  public static CompletionStage<Done> whenRegistered(ActorSystem<?> system, ActorRef<?> region) {
    var classic = Adapter.toClassic(system);
    var self = Cluster.get(system).selfAddress();
    return Patterns.ask(Adapter.toClassic(region), ShardRegion.getCurrentRegionsInstance(), TIMEOUT)
        .handle(
            (answer, failure) ->
                answer instanceof ShardRegion.CurrentRegions regions
                    && regions.getRegions().contains(self))
        .thenCompose(
            registered ->
                registered
                    ? CompletableFuture.completedFuture(Done.getInstance())
                    : later(classic.scheduler(), system, region));
  }

  /**
   * Never give {@link Patterns#after} a stage of null, such as one of Void: it does not complete.
   */
  private static CompletionStage<Done> later(
      Scheduler scheduler, ActorSystem<?> system, ActorRef<?> region) {
    return Patterns.after(
        EVERY, scheduler, system.executionContext(), () -> whenRegistered(system, region));
  }
}
