package io.evenkeel.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseSettings;
import io.evenkeel.core.runtime.FailoverTimeline.What;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The lease that cluster sharding acquires before it starts a shard, and gives back when the shard
 * has stopped. Thread-safe.
 */
public final class ShardLease extends NodeHeldLease {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Called by Akka. */
  public ShardLease(LeaseSettings settings, ExtendedActorSystem system) {
    super(settings, system);
  }

  /** Tries again and again, within lease-operation-timeout, as long as another node may own it. */
  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
    var limit = getSettings().timeoutSettings().getOperationTimeout();
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
    fence().timeline().ifPresent(timeline -> timeline.note(what, name()));
  }

  private CompletionStage<Boolean> acquire(Runnable lost, long deadlineNanos) {
    return leases()
        .acquire(name(), lost)
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
}
