package io.evenkeel.persistence.journal;

import akka.actor.ActorPath;
import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.actor.FunctionRef;
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
  private int replays;
  private int markers;
  private int recoveries;
  private boolean ended;
  private boolean gone;
  private @Nullable WriteGate gate;
  private @Nullable Object batch;
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
    batch = null;
    recoveries++;
    int replay = ++replays;
    fence
        .recover(request)
        .whenComplete((recovery, failure) -> recovered(replay, request, recovery, failure));
  }

  synchronized void write(WriteMessages request) {
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
    gate = new WriteGate(persistenceId, recovery.shard(), recovery.self(), end.by());
    if (recovery.isPinned()) {
      show(request, recovery, end.sequenceNr());
    } else {
      // a row that changes nothing, so that nothing can take the place of what was replayed
      marking = new Marking(request, recovery);
      write(Writes.marker(persistenceId, end, entity, --markers));
    }
  }

  private void show(ReplayMessages request, Recovery recovery, long highest) {
    if (recovery.shard().isValid()) {
      recovery.events(request).forEach(event -> tell(new ReplayedMessage(event)));
      tell(new RecoverySuccess(highest));
    } else {
      notRecovered(new LeaseLost("the lease ended while the journal was read"));
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
      onFailed(failure, failure.cause(), failure.actorInstanceId(), true);
    } else if (answer instanceof WriteMessageRejected rejected) {
      onFailed(rejected, rejected.cause(), rejected.actorInstanceId(), false);
    } else if (marking != null) {
      return;
    } else if (answer == WriteMessagesSuccessful$.MODULE$ && gate != null && gate.hasPending()) {
      batch = answer; // upon it a persistent actor may write again, so it comes after the events
    } else {
      entity.tell(answer, sender);
    }
    if (batch != null && (gate == null || !gate.hasPending())) {
      tell(batch);
      batch = null;
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
    } else if (passage == Passage.OPEN) {
      entity.tell(stored, sender);
    } else {
      fence.gateClosed();
      var cause = new LeaseLost("the lease ended while it was stored");
      tell(new WriteMessageFailure(stored.persistent(), cause, instance));
    }
  }

  private void onFailed(Object answer, Throwable cause, int instance, boolean doubtful) {
    if (gate == null || !gate.failed(instance, doubtful)) {
      return;
    }
    if (marking != null) {
      notRecovered(cause);
    } else {
      tell(answer);
    }
  }

  private void tell(Object message) {
    entity.tell(message, ActorRef.noSender());
  }
}
