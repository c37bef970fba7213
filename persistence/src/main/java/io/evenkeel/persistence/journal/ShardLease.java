package io.evenkeel.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import io.evenkeel.core.runtime.FailoverTimeline.What;
import io.evenkeel.persistence.lease.HeldShard;
import io.evenkeel.persistence.lease.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Our leases as Akka knows leases: cluster sharding acquires one before it starts a shard, and
 * gives it back when the shard has stopped. Thread-safe.
 */
public final class ShardLease extends Lease {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final LeaseSettings settings;
  private final Leases leases;
  private final FenceExtension fence;

  /** Called by Akka. */
  public ShardLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.fence = FenceExtension.get(system);
    this.leases = fence.leases();
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return acquire(reason -> {});
  }

  /** Tries again and again, within lease-operation-timeout, as long as another node may own it. */
  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
    var limit = settings.timeoutSettings().getOperationTimeout();
    note(What.LEASE_ASKED);
    return acquire(() -> leaseLost.accept(Optional.empty()), System.nanoTime() + limit.toNanos())
        .thenApply(
            acquired -> {
              if (acquired) {
                note(What.LEASE_ACQUIRED);
              }
              return acquired;
            });
  }

  private void note(What what) {
    fence.timeline().ifPresent(timeline -> timeline.note(what, settings.leaseName()));
  }

  private CompletionStage<Boolean> acquire(Runnable lost, long deadlineNanos) {
    return leases
        .acquire(settings.leaseName(), lost)
        .thenCompose(
            held -> {
              if (held.isPresent() || System.nanoTime() - deadlineNanos >= 0) {
                return CompletableFuture.completedFuture(held.isPresent());
              }
              return CompletableFuture.supplyAsync(() -> lost, later())
                  .thenCompose(again -> acquire(again, deadlineNanos));
            });
  }

  private static Executor later() {
    return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<Boolean> release() {
    return leases.release(settings.leaseName());
  }

  @Override
  public boolean checkLease() {
    return leases.held(settings.leaseName()).filter(HeldShard::isValid).isPresent();
  }
}
