package io.evenkeel.persistence.journal;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.Terminated;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayMessagesFailure;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessageSuccess;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Stamp;
import io.evenkeel.persistence.lease.HeldShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

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

  /** What was sent to the store and is not answered to the end. */
  private static final class Pending {
    private final int instance;
    private int open;
    private boolean doubtful;

    private Pending(int instance, int events) {
      this.instance = instance;
      this.open = events;
    }
  }

  private final ActorRef entity;
  private final ActorRef store;
  private final FenceExtension fence;
  private Incarnation self = Incarnation.NONE;
  private Incarnation previous = Incarnation.NONE;
  private String persistenceId = "";
  private int replays;
  private int markers;
  private boolean ended;
  private @Nullable HeldShard shard;
  private @Nullable Recovered marking;
  private @Nullable Pending pending;

  FencedWriter(ActorRef entity, ActorRef store, FenceExtension fence) {
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
        .match(WriteMessages.class, this::onWrite)
        .match(WriteMessageSuccess.class, this::onStored)
        .match(WriteMessageFailure.class, this::onFailure)
        .match(WriteMessageRejected.class, this::onRejected)
        .match(Terminated.class, terminated -> end())
        .matchAny(this::tell)
        .build();
  }

  // -- replay

  /** What is on its way from before has to be doubted: its answer is of no use any more. */
  private void onReplay(ReplayMessages request) {
    doubtPending();
    int replay = ++replays;
    persistenceId = request.persistenceId();
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
    if (recovered.replay != replays) {
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
    if (failed.replay == replays) {
      var cause = failed.cause;
      notRecovered(
          cause instanceof CompletionException && cause.getCause() != null
              ? cause.getCause()
              : cause);
    }
  }

  /** Writes a row that changes nothing, so that nothing can take the place of what is replayed. */
  private void mark(Recovered recovered) {
    var end = recovered.recovery.chain().end();
    var marker =
        PersistentRepr.apply(
            Marker.PIN,
            end.sequenceNr() + 1,
            persistenceId,
            "",
            false,
            null,
            UUID.randomUUID().toString());
    marking = recovered;
    send(new WriteMessages(list(AtomicWrite.apply(marker)), getSelf(), --markers));
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

  private void onWrite(WriteMessages request) {
    send(request);
  }

  private void send(WriteMessages request) {
    int events = 0;
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      events += envelope instanceof AtomicWrite write ? write.size() : 0;
    }
    if (events > 0) {
      if (pending != null) {
        throw new IllegalStateException("two writes at once of " + persistenceId);
      }
      if (shard == null || !shard.mayWrite(self, persistenceId)) {
        refuse(request);
        return;
      }
      pending = new Pending(request.actorInstanceId(), events);
    }
    store.tell(
        new WriteMessages(stamped(request.messages()), getSelf(), request.actorInstanceId()),
        getSelf());
  }

  private Seq<PersistentEnvelope> stamped(Seq<PersistentEnvelope> envelopes) {
    var stamped = new ArrayList<PersistentEnvelope>();
    for (var envelope : CollectionConverters.asJava(envelopes)) {
      stamped.add(envelope instanceof AtomicWrite write ? stamped(write) : envelope);
    }
    return CollectionConverters.asScala(stamped).toList();
  }

  private AtomicWrite stamped(AtomicWrite write) {
    var events = new ArrayList<PersistentRepr>();
    for (var event : CollectionConverters.asJava(write.payload())) {
      events.add(event.withMetadata(new Stamp(self, previous)));
      previous = self;
    }
    return AtomicWrite.apply(CollectionConverters.asScala(events).toList());
  }

  /** Nothing was sent, so nothing is in doubt. */
  private void refuse(WriteMessages request) {
    var cause = new LeaseLost("this node does not hold the lease of " + persistenceId);
    if (marking != null) {
      notRecovered(cause);
      return;
    }
    tell(new WriteMessagesFailed(cause, 1));
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      if (envelope instanceof AtomicWrite write) {
        CollectionConverters.asJava(write.payload())
            .forEach(e -> tell(new WriteMessageFailure(e, cause, request.actorInstanceId())));
      }
    }
  }

  // -- the store's answers

  /** The gate: asked after the write succeeded, so that no successor can have begun before. */
  private void onStored(WriteMessageSuccess stored) {
    boolean valid = shard != null && shard.isValid();
    boolean ours = answered(stored.actorInstanceId(), false);
    var marked = marking;
    if (marked != null && ours) {
      previous = self;
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
  private boolean answered(int instance, boolean doubtful) {
    var sent = pending;
    if (sent == null || sent.instance != instance) {
      return false;
    }
    sent.doubtful |= doubtful;
    if (--sent.open == 0) {
      settle(sent);
    }
    return true;
  }

  private void doubtPending() {
    var sent = pending;
    if (sent != null) {
      sent.doubtful = true;
      settle(sent);
    }
  }

  private void settle(Pending sent) {
    var under = Objects.requireNonNull(shard);
    if (sent.doubtful) {
      under.doubts(self, persistenceId);
    } else {
      under.wrote(self, persistenceId);
    }
    pending = null;
    if (ended) {
      end();
    }
  }

  /** Waits for the store's last answer, which the store's own time limit brings. */
  private void end() {
    ended = true;
    if (pending == null) {
      fence.ended(persistenceId);
      getContext().getParent().tell(new Ended(entity), getSelf());
      getContext().stop(getSelf());
    }
  }

  private void tell(Object message) {
    entity.tell(message, ActorRef.noSender());
  }

  private static Seq<PersistentEnvelope> list(PersistentEnvelope envelope) {
    return CollectionConverters.<PersistentEnvelope>asScala(List.of(envelope)).toList();
  }
}
