package io.evenkeel.persistence.journal;

import akka.persistence.JournalProtocol.ReplayMessages;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.lease.HeldShard;
import io.evenkeel.persistence.lease.Leases;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** Makes the next incarnation of an entity and finds its chain. Thread-safe. */
final class FencedReplay {

  private final Leases leases;
  private final Owners owners;
  private final Chains chains;
  private final LongAdder ghosts = new LongAdder();

  FencedReplay(Leases leases, Owners owners, Chains chains) {
    this.leases = leases;
    this.owners = owners;
    this.chains = chains;
  }

  /**
   * Finds what the entity has to start from.
   *
   * @return fails with {@link LeaseLost} when this node does not own the entity, and with {@link
   *     UnreadableEvent} when its rows do not go together
   */
  CompletionStage<Recovery> recover(ReplayMessages request) {
    return shard(request.persistenceId()).thenCompose(shard -> recover(request, shard));
  }

  private CompletionStage<HeldShard> shard(String persistenceId) {
    var lease = owners.leaseOf(persistenceId);
    var held = leases.held(lease).filter(HeldShard::isValid);
    if (held.isPresent()) {
      return CompletableFuture.completedFuture(held.get());
    } else if (owners.isSharded(persistenceId)) {
      return CompletableFuture.failedFuture(notOwned(lease));
    }
    return leases
        .begun()
        .thenCompose(begun -> leases.acquire(lease, () -> {}))
        .thenApply(acquired -> acquired.orElseThrow(() -> notOwned(lease)));
  }

  private CompletionStage<Recovery> recover(ReplayMessages request, HeldShard shard) {
    var persistenceId = request.persistenceId();
    var self = shard.nextStart();
    var pin = shard.pin(self, persistenceId);
    return chains
        .after(persistenceId, request.fromSequenceNr() - 1)
        .thenApply(
            chain -> {
              if (chain.supersedes(self)) {
                throw superseded(persistenceId, chain.end().by().epoch(), shard);
              }
              ghosts.add(chain.ghosts().size());
              return new Recovery(shard, self, pin, chain);
            });
  }

  /** See {@link Chains#beforeDeletion}; only the owner of the entity may delete. */
  CompletionStage<Long> beforeDeletion(String persistenceId, long to) {
    var lease = owners.leaseOf(persistenceId);
    var held = leases.held(lease);
    return chains
        .beforeDeletion(persistenceId, to)
        .thenApply(
            most ->
                held.filter(HeldShard::isValid)
                    .map(valid -> most)
                    .orElseThrow(() -> notOwned(lease)));
  }

  /** Rows that did not count in the replays so far. */
  long ghosts() {
    return ghosts.sum();
  }

  /**
   * Under a lease that is valid even now, nobody else can have written in a later epoch. One more
   * than that one is asked for, and no clean hand-over before it: of the later epoch nobody knows
   * whether a write of it is still in doubt.
   */
  private static RuntimeException superseded(String persistenceId, long epoch, HeldShard shard) {
    if (epoch <= shard.epoch().number() || !shard.isValid()) {
      return notOwned(shard.name());
    }
    return new UnreadableEvent(
        ("the journal of '%s' was written under epoch %d of the lease %s, which is at %d now: its"
             + " row in shard_leases was deleted or set back; set its epoch and its clean_since to"
             + " %d or more and restart this node")
            .formatted(persistenceId, epoch, shard.name(), shard.epoch().number(), epoch + 1),
        null);
  }

  private static LeaseLost notOwned(String lease) {
    return new LeaseLost("this node does not hold the lease " + lease);
  }
}
