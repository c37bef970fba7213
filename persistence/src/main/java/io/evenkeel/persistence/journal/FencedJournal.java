package io.evenkeel.persistence.journal;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.actor.Terminated;
import akka.persistence.DeleteMessagesFailure;
import akka.persistence.JournalProtocol.DeleteMessagesTo;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.Persistence;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The journal plugin in front of Akka's: gives each persistent actor a {@link FencedWriter} and
 * passes everything else on. Akka makes one per node.
 */
public final class FencedJournal extends AbstractActor {

  /** A persistent actor has ended, and nothing of it is on its way. */
  private record Ended(ActorRef entity) {}

  private final ActorRef store;
  private final EntityFence fence;
  private final Map<ActorRef, FencedWriter> writers = new HashMap<>();

  /** Called by Akka with the plugin's section, which names the journal behind. */
  public FencedJournal(Config config) {
    store =
        Persistence.lookup()
            .get(getContext().getSystem())
            .journalFor(config.getString("store"), ConfigFactory.empty());
    fence = FenceExtension.get(getContext().getSystem()).entities();
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(WriteMessages.class, write -> writer(write.persistentActor()).write(write))
        .match(ReplayMessages.class, replay -> writer(replay.persistentActor()).replay(replay))
        .match(DeleteMessagesTo.class, this::delete)
        .match(Terminated.class, terminated -> end(terminated.getActor()))
        .match(Ended.class, ended -> writers.remove(ended.entity))
        .matchAny(other -> store.forward(other, getContext()))
        .build();
  }

  private FencedWriter writer(ActorRef entity) {
    return writers.computeIfAbsent(entity, this::newWriter);
  }

  private void delete(DeleteMessagesTo deletion) {
    fence
        .beforeDeletion(deletion.persistenceId(), deletion.toSequenceNr())
        .whenComplete(
            (most, failure) -> {
              if (failure == null) {
                var bounded =
                    new DeleteMessagesTo(
                        deletion.persistenceId(), most, deletion.persistentActor());
                store.tell(bounded, ActorRef.noSender());
              } else {
                var answer = new DeleteMessagesFailure(failure, deletion.toSequenceNr());
                deletion.persistentActor().tell(answer, ActorRef.noSender());
              }
            });
  }

  private void end(ActorRef entity) {
    Optional.ofNullable(writers.get(entity)).ifPresent(FencedWriter::end);
  }

  private FencedWriter newWriter(ActorRef entity) {
    getContext().watch(entity);
    var self = getSelf();
    return new FencedWriter(
        entity,
        store,
        fence,
        (ExtendedActorSystem) getContext().getSystem(),
        self.path().child("answers"),
        () -> self.tell(new Ended(entity), ActorRef.noSender()));
  }
}
