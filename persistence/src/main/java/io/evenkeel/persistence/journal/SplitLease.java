package io.evenkeel.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseSettings;
import io.evenkeel.core.runtime.downing.SchedulingDelay;
import io.evenkeel.persistence.fencing.Wakefulness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

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
public final class SplitLease extends NodeHeldLease {

  private static final Duration STOP = Duration.ofSeconds(10);

  private final Duration hold;
  private volatile Wakefulness wakefulness = Wakefulness.from(System.nanoTime(), STOP);

  /** Called by Akka, while the cluster starts: the fence, which needs the cluster, comes later. */
  public SplitLease(LeaseSettings settings, ExtendedActorSystem system) {
    super(settings, system);
    this.hold = settings.timeoutSettings().getHeartbeatTimeout();
    LongConsumer woken = this::woken;
    SchedulingDelay.ofThisProcess().listen(woken);
    system.registerOnTermination(() -> SchedulingDelay.ofThisProcess().forget(woken));
  }

  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost) {
    if (!wakefulness.lasts(hold, System.nanoTime())) {
      return CompletableFuture.completedFuture(false);
    }
    return leases()
        .acquireFromSilent(name(), hold, () -> leaseLost.accept(Optional.empty()))
        .thenApply(Optional::isPresent);
  }

  private synchronized void woken(long leapNanos) {
    wakefulness = wakefulness.woken(System.nanoTime(), leapNanos);
  }
}
