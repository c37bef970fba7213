package io.evenkeel.persistence.journal;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.Terminated;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayMessagesFailure;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessageSuccess;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.lease.HeldShard;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one persistent actor and the store, for as long as that one lives. Each replay
 * makes it a new incarnation. What is written gets its stamp on the way there; on the way back the
 * gate is asked, <em>after</em> the write succeeded, whether the lease is still valid.
 */
final class FencedWriter extends AbstractActor {

  /** To the journal: the persistent actor has ended and nothing of it is on its way. */
  record Ended(ActorRef entity) {}

  private record Recovered(int replay, ReplayMessages request, Recovery recovery) {}

  private record NotRecovered(int replay, Throwable cause) {}

  private final ActorRef entity;
  private final ActorRef store;
  private final EntityFence fence;
  private Incarnation self = Incarnation.NONE;
  private Incarnation previous = Incarnation.NONE;
  private String persistenceId = "";
  private int replays;
  private boolean replaying;
  private int markers;
  private boolean ended;
  private @Nullable HeldShard shard;
  private @Nullable Recovered marking;
  private @Nullable PendingWrite pending;

  FencedWriter(ActorRef entity, ActorRef store, EntityFence fence) {
    this.entity = entity;
    this.store = store;
    this.fence = fence;
    getContext().watch(entity);
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(ReplayMessages.class, this::onReplay)
        .match(Recovered.class, this::onRecovered)
        .match(NotRecovered.class, this::onNotRecovered)
        .match(WriteMessages.class, this::send)
        .match(WriteMessageSuccess.class, this::onStored)
        .match(WriteMessageFailure.class, this::onFailure)
        .match(WriteMessageRejected.class, this::onRejected)
        .match(WriteMessagesSuccessful$.class, this::onBatch)
        .match(WriteMessagesFailed.class, this::onBatch)
        .match(Terminated.class, terminated -> end())
        .matchAny(this::tell)
        .build();
  }

  // -- replay

  /** What is on its way from before has to be doubted: its answer is of no use any more. */
  private void onReplay(ReplayMessages request) {
    if (pending != null) {
      settle(pending);
    }
    int replay = ++replays;
    replaying = true;
    if (persistenceId.isEmpty()) {
      persistenceId = request.persistenceId();
      fence.began(persistenceId);
    }
    marking = null;
    shard = null;
    var me = getSelf();
    fence
        .recover(request)
        .whenComplete(
            (recovery, failure) ->
                me.tell(
                    failure == null
                        ? new Recovered(replay, request, recovery)
                        : new NotRecovered(replay, failure),
                    ActorRef.noSender()));
  }

  private void onRecovered(Recovered recovered) {
    if (!isLatest(recovered.replay)) {
      return;
    }
    var recovery = recovered.recovery;
    shard = recovery.shard();
    self = recovery.self();
    previous = recovery.chain().end().by();
    if (recovery.isPinned()) {
      complete(recovered, recovery.chain().end().sequenceNr());
    } else {
      mark(recovered);
    }
  }

  private void onNotRecovered(NotRecovered failed) {
    if (isLatest(failed.replay)) {
      var cause = failed.cause;
      notRecovered(
          cause instanceof CompletionException && cause.getCause() != null
              ? cause.getCause()
              : cause);
    }
  }

  /** Whether a replay is the one that is waited for; nobody waits when the entity has ended. */
  private boolean isLatest(int replay) {
    if (replay != replays) {
      return false;
    }
    replaying = false;
    if (ended) {
      end();
    }
    return !ended;
  }

  /** Writes a row that changes nothing, so that nothing can take the place of what is replayed. */
  private void mark(Recovered recovered) {
    var end = recovered.recovery.chain().end();
    marking = recovered;
    send(Writes.marker(persistenceId, end, getSelf(), --markers));
  }

  private void complete(Recovered recovered, long highest) {
    marking = null;
    if (shard == null || !shard.isValid()) {
      notRecovered(new LeaseLost("the lease ended while the journal was read"));
      return;
    }
    recovered.recovery.events(recovered.request).forEach(event -> tell(new ReplayedMessage(event)));
    tell(new RecoverySuccess(highest));
  }

  private void notRecovered(Throwable cause) {
    marking = null;
    tell(new ReplayMessagesFailure(cause));
  }

  // -- write

  private void send(WriteMessages request) {
    int events = Writes.count(request);
    if (events > 0) {
      if (pending != null) {
        refuse(request, new IllegalStateException("two writes at once of " + persistenceId));
        return;
      }
      if (shard == null || !shard.mayWrite(self, persistenceId)) {
        refuse(request, new LeaseLost("this node does not hold the lease of " + persistenceId));
        return;
      }
      pending = new PendingWrite(request.actorInstanceId(), events);
    }
    store.tell(Writes.stamped(request, self, previous, getSelf()), getSelf());
    previous = events > 0 ? self : previous;
  }

  /** Nothing was sent, so nothing is in doubt. */
  private void refuse(WriteMessages request, Throwable cause) {
    if (marking != null) {
      notRecovered(cause);
      return;
    }
    tell(new WriteMessagesFailed(cause, 1));
    Writes.events(request)
        .forEach(event -> tell(new WriteMessageFailure(event, cause, request.actorInstanceId())));
  }

  // -- the store's answers

  /** Comes before the answers to the events. The entity knows nothing of a marker. */
  private void onBatch(Object answer) {
    if (marking == null) {
      tell(answer);
    }
  }

  /** The gate: asked after the write succeeded, so that no successor can have begun before. */
  private void onStored(WriteMessageSuccess stored) {
    boolean valid = shard != null && shard.isValid();
    boolean ours = answered(stored.actorInstanceId(), false);
    var marked = marking;
    if (marked != null && ours) {
      confirmIf(valid);
      complete(marked, stored.persistent().sequenceNr());
    } else if (ours && valid) {
      confirmIf(true);
      tell(stored);
    } else if (ours) {
      fence.gateClosed();
      var cause = new LeaseLost("the lease ended while it was stored");
      tell(new WriteMessageFailure(stored.persistent(), cause, stored.actorInstanceId()));
    }
  }

  private void confirmIf(boolean valid) {
    if (valid) {
      Objects.requireNonNull(shard).confirmed(self, persistenceId);
    }
  }

  private void onFailure(WriteMessageFailure failure) {
    if (answered(failure.actorInstanceId(), true)) {
      passOn(failure, failure.cause());
    }
  }

  private void onRejected(WriteMessageRejected rejected) {
    if (answered(rejected.actorInstanceId(), false)) {
      passOn(rejected, rejected.cause());
    }
  }

  private void passOn(Object answer, Throwable cause) {
    if (marking != null) {
      notRecovered(cause);
    } else {
      tell(answer);
    }
  }

  /** Counts an answer; false for one that nobody waits for any more. */
  private boolean answered(int instance, boolean failed) {
    var sent = pending;
    if (sent == null || !sent.isOf(instance)) {
      return false;
    }
    if (sent.answered(failed)) {
      settle(sent);
    }
    return true;
  }

  private void settle(PendingWrite sent) {
    var under = Objects.requireNonNull(shard);
    if (sent.isDoubtful()) {
      under.doubts(self, persistenceId);
    } else {
      under.wrote(self, persistenceId);
    }
    pending = null;
    if (ended) {
      end();
    }
  }

  /**
   * Waits for the last answer of the store and for a lease that was asked for, which the time
   * limits of the store and the driver bring.
   */
  private void end() {
    ended = true;
    if (pending == null && !replaying) {
      fence.ended(persistenceId);
      getContext().getParent().tell(new Ended(entity), getSelf());
      getContext().stop(getSelf());
    }
  }

  private void tell(Object message) {
    entity.tell(message, ActorRef.noSender());
  }
}
