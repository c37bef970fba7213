package io.evenkeel.persistence.journal;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.Props;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.Persistence;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * The journal plugin in front of Akka's: gives each persistent actor a {@link FencedWriter} and
 * passes everything else on. Akka makes one per node.
 */
public final class FencedJournal extends AbstractActor {

  private final ActorRef store;
  private final EntityFence fence;
  private final Map<ActorRef, ActorRef> writers = new HashMap<>();

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
        .match(WriteMessages.class, write -> writer(write.persistentActor()).tell(write, sender()))
        .match(
            ReplayMessages.class, replay -> writer(replay.persistentActor()).tell(replay, sender()))
        .match(FencedWriter.Ended.class, ended -> writers.remove(ended.entity(), sender()))
        .matchAny(other -> store.forward(other, getContext()))
        .build();
  }

  private ActorRef writer(ActorRef entity) {
    return writers.computeIfAbsent(
        entity,
        unknown ->
            getContext()
                .actorOf(
                    Props.create(
                        FencedWriter.class, () -> new FencedWriter(unknown, store, fence))));
  }
}
