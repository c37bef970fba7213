package io.evenkeel.sharding.runtime;

import akka.actor.AllDeadLetters;
import akka.actor.Dropped;
import akka.actor.UnhandledMessage;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ShardingEnvelope;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;

/**
 * Tells senders at once what never reached its entity: sharding drops what arrives while a shard is
 * being handed over, and what an entity leaves in its mailbox is nobody's any more. All of it comes
 * by here as dead letters.
 */
final class LostRequests {

  private LostRequests() {}

  /** Begins to answer; ends with the system. */
  static void watch(ActorSystem<?> system) {
    system.systemActorOf(Behaviors.setup(LostRequests::listen), "lost-requests", Props.empty());
  }

  private static Behavior<Object> listen(ActorContext<Object> context) {
    var dead = context.messageAdapter(AllDeadLetters.class, letter -> letter.message());
    var unhandled = context.messageAdapter(UnhandledMessage.class, letter -> letter.message());
    var events = context.getSystem().eventStream();
    events.tell(new EventStream.Subscribe<>(AllDeadLetters.class, dead));
    events.tell(new EventStream.Subscribe<>(UnhandledMessage.class, unhandled));
    return Behaviors.receiveMessage(
        message -> {
          answer(message);
          return Behaviors.same();
        });
  }

  private static void answer(Object message) {
    if (message instanceof Dropped dropped) {
      answer(dropped.message()); // what a region or a shard has kept for a while and gives up
    } else if (message instanceof ShardingEnvelope<?> envelope) {
      answer(envelope.message());
    } else if (message instanceof Request request) {
      request.replyTo().tell(new EntityReply.Rejected(Waiting.MOVING, ""));
    }
  }
}
