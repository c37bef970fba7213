package io.evenkeel.persistence.journal;

import akka.actor.ActorRef;
import akka.persistence.JournalProtocol.WriteMessages;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.lease.HeldShard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one incarnation of an entity, one at a time: each event gets its stamp on the way
 * to the store, and on the way back, <em>after</em> it was stored, the gate is asked whether the
 * lease is still valid. Not thread-safe.
 */
final class WriteGate {

  /** The most markers that are stored with one event. */
  private static final int MARKERS = 100;

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
  private final Position base;

  /** Numbers the actor gave away and that have no row; the chain must not have a hole there. */
  private final List<Long> rejected = new ArrayList<>();

  private @Nullable PendingWrite pending;

  /**
   * Nothing was written yet.
   *
   * @param base the last event that was replayed
   */
  WriteGate(String persistenceId, HeldShard shard, Incarnation self, Position base) {
    this.persistenceId = persistenceId;
    this.shard = shard;
    this.self = self;
    this.base = base;
  }

  boolean hasPending() {
    return pending != null;
  }

  /** Whether the last write is stored and the answers to its events are not all there yet. */
  boolean isBeingAnswered() {
    return pending != null && pending.isStored();
  }

  /**
   * The write as it has to be sent, with markers in place of what was rejected before; each of its
   * events has to be {@link #stored}, {@link #failed} or {@link #rejected} then, the markers too.
   *
   * @param events of the request, at least 1
   * @param answers gets the answers of the store
   * @throws LeaseLost if the lease has ended; nothing may be sent, so nothing is in doubt
   * @throws IllegalStateException if the write before is not answered yet, or too many events in a
   *     row were rejected; as above
   */
  WriteMessages send(WriteMessages request, int events, ActorRef answers) {
    if (pending != null) {
      throw new IllegalStateException("two writes at once of " + persistenceId);
    }
    if (rejected.size() > MARKERS) {
      throw new IllegalStateException(
          "more than %d events of %s in a row were rejected; it has to start again"
              .formatted(MARKERS, persistenceId));
    }
    if (!shard.mayWrite(self, persistenceId)) {
      throw LeaseLost.of(persistenceId);
    }
    var stamped = Writes.stamped(request, self, base, rejected, answers);
    pending = new PendingWrite(request.actorInstanceId(), events + rejected.size());
    rejected.clear();
    return stamped;
  }

  /** The store says that the last write is stored, before it answers to each event of it. */
  void stored() {
    if (pending != null) {
      pending.stored();
    }
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
   * An event of a write may or may not be stored.
   *
   * @return false when nobody waits for this answer any more
   */
  boolean failed(int instance) {
    return answered(instance, true);
  }

  /**
   * An event of a write will never be stored; the actor may go on with the next number.
   *
   * @return as above
   */
  boolean rejected(int instance, long sequenceNr) {
    boolean ours = answered(instance, false);
    if (ours) {
      rejected.add(sequenceNr);
    }
    return ours;
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
