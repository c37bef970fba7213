package io.evenkeel.persistence.journal;

import akka.actor.ActorPath;
import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.actor.FunctionRef;
import akka.persistence.JournalProtocol.DeleteMessagesTo;
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
import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.journal.WriteGate.Passage;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;

/**
 * Stands between one persistent actor and the store, for as long as that one lives. Each replay
 * makes it a new incarnation, whose writes go through a {@link WriteGate}.
 *
 * <p>It is no actor, as two more mailboxes on the way of each write cost a tenth of the throughput:
 * the journal calls it with requests, the store with answers, each on its own thread. Thread-safe;
 * no method blocks.
 */
final class FencedWriter {

  private final ActorRef entity;
  private final ActorRef store;
  private final EntityFence fence;
  private final Runnable whenEnded;
  private final ExtendedActorSystem system;
  private final ActorRef answers;
  private String persistenceId = "";
  private long confirmed;
  private int replays;
  private int markers;
  private int recoveries;
  private boolean ended;
  private boolean gone;
  private @Nullable WriteGate gate;
  private @Nullable WriteMessages next;
  private @Nullable Marking marking;

  /** A replay that is to be answered when the marker after it is stored. */
  private record Marking(ReplayMessages request, Recovery recovery) {}

  /**
   * Nothing is asked for yet.
   *
   * @param path of the reference that gets the store's answers; for logs only
   * @param whenEnded is run once, after {@link #end}, when nothing is on its way any more
   */
  FencedWriter(
      ActorRef entity,
      ActorRef store,
      EntityFence fence,
      ExtendedActorSystem system,
      ActorPath path,
      Runnable whenEnded) {
    this.entity = entity;
    this.store = store;
    this.fence = fence;
    this.whenEnded = whenEnded;
    this.system = system;
    this.answers = new FunctionRef(path, system.provider(), system, this::answered);
  }

  // -- what the persistent actor asks for

  /** What is on its way from before has to be doubted: its answer is of no use any more. */
  synchronized void replay(ReplayMessages request) {
    if (gate != null) {
      gate.abandon();
    }
    if (persistenceId.isEmpty()) {
      persistenceId = request.persistenceId();
      fence.began(persistenceId);
    }
    gate = null;
    marking = null;
    next = null;
    recoveries++;
    int replay = ++replays;
    fence
        .recover(request)
        .whenComplete((recovery, failure) -> recovered(replay, request, recovery, failure));
  }

  /**
   * A persistent actor may write again before all answers to its last write are there, and one of
   * them may be a rejection, which the next write has to know of: that one waits.
   */
  synchronized void write(WriteMessages request) {
    if (gate != null && gate.isBeingAnswered() && next == null) {
      next = request;
    } else {
      send(request);
    }
  }

  private void send(WriteMessages request) {
    int events = Writes.count(request);
    if (events == 0) {
      store.tell(Writes.answeredTo(answers, request), ActorRef.noSender());
      return;
    }
    try {
      if (gate == null) {
        throw LeaseLost.of(persistenceId);
      }
      store.tell(gate.send(request, events, answers), ActorRef.noSender());
    } catch (LeaseLost | IllegalStateException e) {
      refuse(request, e);
    }
  }

  /**
   * What may be deleted of that: above the last event that was confirmed or shown may be ghosts,
   * and events may come.
   */
  synchronized DeleteMessagesTo confirmedOf(DeleteMessagesTo request) {
    return new DeleteMessagesTo(
        request.persistenceId(),
        Math.min(request.toSequenceNr(), confirmed),
        request.persistentActor());
  }

  /** The persistent actor has ended. */
  synchronized void end() {
    ended = true;
    endIfIdle();
  }

  /**
   * Waits for the last answer of the store and for a lease that was asked for, which the time
   * limits of the store and the driver bring.
   */
  private void endIfIdle() {
    if (ended && !gone && recoveries == 0 && (gate == null || !gate.hasPending())) {
      gone = true;
      fence.ended(persistenceId);
      whenEnded.run();
    }
  }

  // -- replay

  private synchronized void recovered(
      int replay,
      ReplayMessages request,
      @Nullable Recovery recovery,
      @Nullable Throwable failure) {
    recoveries--;
    if (ended) {
      endIfIdle();
    } else if (replay != replays) {
      return; // another one is waited for
    } else if (recovery == null) {
      notRecovered(failure instanceof CompletionException e ? e.getCause() : failure);
    } else {
      recovered(request, recovery);
    }
  }

  private void recovered(ReplayMessages request, Recovery recovery) {
    var end = recovery.chain().end();
    gate = new WriteGate(persistenceId, recovery.shard(), recovery.self(), end);
    if (recovery.isPinned()) {
      show(request, recovery, end.sequenceNr());
    } else {
      // a row that changes nothing, so that nothing can take the place of what was replayed
      marking = new Marking(request, recovery);
      send(Writes.marker(persistenceId, end, entity, --markers));
    }
  }

  private void show(ReplayMessages request, Recovery recovery, long highest) {
    try {
      var events = recovery.events(request);
      if (!recovery.shard().isValid()) {
        throw new LeaseLost("the lease ended while the journal was read");
      }
      events.forEach(event -> tell(new ReplayedMessage(event)));
      confirmed = highest;
      tell(new RecoverySuccess(highest));
    } catch (RuntimeException e) {
      notRecovered(e);
    }
  }

  private void notRecovered(@Nullable Throwable cause) {
    marking = null;
    tell(new ReplayMessagesFailure(cause));
  }

  // -- write

  /** Nothing was sent, so nothing is in doubt. */
  private void refuse(WriteMessages request, RuntimeException cause) {
    if (marking != null) {
      notRecovered(cause);
      return;
    }
    tell(new WriteMessagesFailed(cause, 1));
    Writes.events(request)
        .forEach(event -> tell(new WriteMessageFailure(event, cause, request.actorInstanceId())));
  }

  /** Whatever is thrown here would end the store's actor, and with it the journal of the node. */
  private BoxedUnit answered(ActorRef sender, Object answer) {
    try {
      answered(answer, sender);
    } catch (RuntimeException e) {
      system.log().error(e, "The answer {} to {} is lost", answer.getClass(), entity);
    }
    return BoxedUnit.UNIT;
  }

  /** An answer of the store. The entity knows nothing of a marker. */
  private synchronized void answered(Object answer, ActorRef sender) {
    if (answer instanceof WriteMessageSuccess stored) {
      onStored(stored, sender);
    } else if (answer instanceof WriteMessageFailure failure) {
      if (gate != null && gate.failed(failure.actorInstanceId())) {
        onFailed(failure, failure.cause(), failure.message());
      }
    } else if (answer instanceof WriteMessageRejected rejected) {
      long number = rejected.message().sequenceNr();
      if (gate != null && gate.rejected(rejected.actorInstanceId(), number)) {
        onFailed(rejected, rejected.cause(), rejected.message());
      }
    } else if (marking != null) {
      return;
    } else {
      if (answer == WriteMessagesSuccessful$.MODULE$ && gate != null) {
        gate.stored(); // before the persistent actor, which may write again upon it, hears of it
      }
      entity.tell(answer, sender);
    }
    var waiting = next;
    if (waiting != null && gate != null && !gate.hasPending()) {
      next = null;
      send(waiting);
    }
    endIfIdle();
  }

  /** The sender is that of the command, which a handler of a classic actor may ask for. */
  private void onStored(WriteMessageSuccess stored, ActorRef sender) {
    int instance = stored.actorInstanceId();
    var passage = gate == null ? Passage.LATE : gate.stored(instance);
    var marked = marking;
    if (passage == Passage.LATE) {
      return;
    }
    if (marked != null) {
      marking = null;
      show(marked.request, marked.recovery, stored.persistent().sequenceNr());
    } else if (stored.persistent().payload() == Marker.PIN) {
      return; // in place of a rejected event
    } else if (passage == Passage.OPEN) {
      confirmed = stored.persistent().sequenceNr();
      entity.tell(stored, sender);
    } else {
      fence.gateClosed();
      var cause = new LeaseLost("the lease ended while it was stored");
      tell(new WriteMessageFailure(stored.persistent(), cause, instance));
    }
  }

  private void onFailed(Object answer, Throwable cause, PersistentRepr event) {
    if (marking != null) {
      notRecovered(cause);
    } else if (event.payload() != Marker.PIN) {
      tell(answer);
    }
  }

  private void tell(Object message) {
    entity.tell(message, ActorRef.noSender());
  }
}
