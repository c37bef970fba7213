package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import io.evenkeel.persistence.lease.NodeSightings.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Whether another node may still write under a lease of its own. Thread-safe. */
final class OtherNodes {

  private final String self;
  private final LeaseTable table;
  private final LongSupplier nanoTime;
  private final NodeSightings sightings;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private volatile Predicate<String> fellows = node -> true;

  /**
   * The nodes beside this one.
   *
   * @param self names this process
   */
  OtherNodes(String self, LeaseTable table, LeaseTiming timing, LongSupplier nanoTime) {
    this.self = self;
    this.table = table;
    this.nanoTime = nanoTime;
    this.sightings = new NodeSightings(timing);
  }

  /** See {@link Leases#fellows}. */
  void fellows(Predicate<String> fellow) {
    fellows = fellow;
  }

  /** Completes when, for the first time, no other member of the cluster can be alive. */
  CompletionStage<Void> gone() {
    return gone;
  }

  /**
   * Takes in the leases of all nodes.
   *
   * @param arrivedNanos the clock, read after the answer was there
   */
  void seen(List<NodeRow> rows, long arrivedNanos) {
    sightings.seen(rows, arrivedNanos);
    if (!sightings.memberLives(self, arrivedNanos)) {
      gone.complete(null);
    }
  }

  /** How a lease stands, named with its life. */
  Standing standing(String node) {
    return sightings.of(node, nanoTime.getAsLong());
  }

  /** Whether a node has given no sign of life for so long. */
  boolean isSilent(String node, Duration silence) {
    return sightings.silence(node, nanoTime.getAsLong()).compareTo(silence) >= 0;
  }

  /** Revokes an expired lease first, so that its holder cannot renew it any more. */
  CompletionStage<Boolean> hasEnded(String node) {
    var standing = standing(node);
    if (standing instanceof Standing.Expired expired) {
      return table.end(node, expired.counter(), State.REVOKED);
    }
    return CompletableFuture.completedFuture(standing instanceof Standing.Ended);
  }

  /**
   * Whether no member that this node does not reach can have a lease that becomes valid again;
   * expired ones are revoked.
   */
  CompletionStage<Boolean> strangersHaveEnded() {
    CompletionStage<Boolean> none = CompletableFuture.completedFuture(true);
    for (var name : sightings.strangers(self, fellows, nanoTime.getAsLong()).keySet()) {
      none =
          none.thenCompose(
              free -> free ? hasEnded(name) : CompletableFuture.completedFuture(false));
    }
    return none;
  }
}
