package io.evenkeel.persistence.journal;

import akka.actor.ActorRef;
import akka.persistence.JournalProtocol.WriteMessages;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.lease.HeldShard;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one incarnation of an entity, one at a time: each event gets its stamp on the way
 * to the store, and on the way back, <em>after</em> it was stored, the gate is asked whether the
 * lease is still valid. Not thread-safe.
 */
final class WriteGate {

  /** What an answer of the store means. */
  enum Passage {
    /** Nobody waits for this answer any more. */
    LATE,
    /** The event is stored, and no successor can have begun before it was. */
    OPEN,
    /** The event is stored, but the lease had ended meanwhile: it may not count. */
    CLOSED
  }

  private final String persistenceId;
  private final HeldShard shard;
  private final Incarnation self;
  private Incarnation previous;
  private @Nullable PendingWrite pending;

  /**
   * Nothing was written yet.
   *
   * @param previous who wrote the last event that was replayed
   */
  WriteGate(String persistenceId, HeldShard shard, Incarnation self, Incarnation previous) {
    this.persistenceId = persistenceId;
    this.shard = shard;
    this.self = self;
    this.previous = previous;
  }

  boolean hasPending() {
    return pending != null;
  }

  /**
   * The write as it has to be sent; each of its events has to be {@link #stored} or {@link #failed}
   * then.
   *
   * @param events of the request, at least 1
   * @param answers gets the answers of the store
   * @throws LeaseLost if the lease has ended; nothing may be sent, so nothing is in doubt
   * @throws IllegalStateException if the write before is not answered yet; as above
   */
  WriteMessages send(WriteMessages request, int events, ActorRef answers) {
    if (pending != null) {
      throw new IllegalStateException("two writes at once of " + persistenceId);
    }
    if (!shard.mayWrite(self, persistenceId)) {
      throw LeaseLost.of(persistenceId);
    }
    var stamped = Writes.stamped(request, self, previous, answers);
    pending = new PendingWrite(request.actorInstanceId(), events);
    previous = self;
    return stamped;
  }

  /** An event of a write was stored. The lease is looked at before anything else. */
  Passage stored(int instance) {
    boolean valid = shard.isValid();
    if (!answered(instance, false)) {
      return Passage.LATE;
    }
    if (!valid) {
      return Passage.CLOSED;
    }
    shard.confirmed(self, persistenceId);
    return Passage.OPEN;
  }

  /**
   * An event of a write was not stored.
   *
   * @param doubtful whether it may come to be stored yet
   * @return false when nobody waits for this answer any more
   */
  boolean failed(int instance, boolean doubtful) {
    return answered(instance, doubtful);
  }

  /** Ends this incarnation; what is on its way has to be doubted. */
  void abandon() {
    if (pending != null) {
      settle(pending);
    }
  }

  private boolean answered(int instance, boolean doubtful) {
    var sent = pending;
    if (sent == null || !sent.isOf(instance)) {
      return false;
    }
    if (sent.answered(doubtful)) {
      settle(sent);
    }
    return true;
  }

  private void settle(PendingWrite sent) {
    if (sent.isDoubtful()) {
      shard.doubts(self, persistenceId);
    } else {
      shard.wrote(self, persistenceId);
    }
    pending = null;
  }
}
