package io.evenkeel.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import io.evenkeel.persistence.fencing.Wakefulness;
import io.evenkeel.persistence.lease.HeldShard;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The lease for which the sides of a split compete ({@code lease-majority}): whoever gets it downs
 * the others, who gets it not downs itself. So it may not change hands while any node could still
 * come late with the same split.
 *
 * <ul>
 *   <li>One attempt, and who cannot reach the database has lost: a side that would wait until the
 *       winner's node has died would go on beside the rest of the winner's side.
 *   <li>Whoever dies or leaves with it keeps it for {@code heartbeat-timeout} more.
 *   <li>A node that was stopped does not get it for as long: the winner may have given it back
 *       meanwhile, and the node would found a cluster of its own on what it knew before.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class SplitLease extends Lease {

  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final LeaseSettings settings;
  private final ExtendedActorSystem system;
  private final Duration hold;
  private volatile Wakefulness wakefulness = Wakefulness.from(System.nanoTime(), STOP);

  /** Called by Akka, while the cluster starts: the fence, which needs the cluster, comes later. */
  public SplitLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.system = system;
    this.hold = settings.timeoutSettings().getHeartbeatTimeout();
    var unused =
        system
            .scheduler()
            .scheduleAtFixedRate(Duration.ZERO, BEAT, this::beat, system.dispatcher());
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return acquire(reason -> {});
  }

  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
    if (!wakefulness.lasts(hold, System.nanoTime())) {
      return CompletableFuture.completedFuture(false);
    }
    return FenceExtension.get(system)
        .leases()
        .acquireFromSilent(settings.leaseName(), hold, () -> leaseLost.accept(Optional.empty()))
        .thenApply(Optional::isPresent);
  }

  @Override
  public CompletionStage<Boolean> release() {
    return FenceExtension.get(system).leases().release(settings.leaseName());
  }

  @Override
  public boolean checkLease() {
    var held = FenceExtension.get(system).leases().held(settings.leaseName());
    return held.filter(HeldShard::isValid).isPresent();
  }

  private synchronized void beat() {
    wakefulness = wakefulness.beat(System.nanoTime());
  }
}
