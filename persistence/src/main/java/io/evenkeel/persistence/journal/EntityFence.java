package io.evenkeel.persistence.journal;

import akka.persistence.JournalProtocol.ReplayMessages;
import io.evenkeel.persistence.lease.Leases;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The fence as the writer of one entity knows it. Thread-safe; no method blocks. */
final class EntityFence {

  private final Leases leases;
  private final Owners owners;
  private final FencedReplay replay;
  private final LongAdder closedGates = new LongAdder();
  private final Map<String, Integer> writers = new ConcurrentHashMap<>();

  EntityFence(Leases leases, Owners owners, FencedReplay replay) {
    this.leases = leases;
    this.owners = owners;
    this.replay = replay;
  }

  /** A writer begins to write for the entity; {@link #ended} has to follow. */
  void began(String persistenceId) {
    if (!owners.isSharded(persistenceId)) {
      writers.merge(persistenceId, 1, Integer::sum);
    }
  }

  CompletionStage<Recovery> recover(ReplayMessages request) {
    return replay.recover(request);
  }

  /** To be called before events up to a number are deleted; gives how many may be. */
  CompletionStage<Long> beforeDeletion(String persistenceId, long to) {
    return replay.beforeDeletion(persistenceId, to);
  }

  /** A write was stored and not confirmed, as the lease had ended meanwhile. */
  void gateClosed() {
    closedGates.increment();
  }

  /** How often that happened. */
  long closedGates() {
    return closedGates.sum();
  }

  /**
   * Nothing of the writer is on its way any more. The last writer of an entity with a lease of its
   * own gives that back; the entity may have started again before the one before it has ended.
   */
  void ended(String persistenceId) {
    if (!owners.isSharded(persistenceId)) {
      writers.computeIfPresent(
          persistenceId,
          (id, count) -> {
            if (count > 1) {
              return count - 1;
            }
            var unused = leases.release(owners.leaseOf(id));
            return null;
          });
    }
  }
}
