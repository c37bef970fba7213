package io.evenkeel.sharding.runtime;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.CommandBody;
import io.evenkeel.core.entity.EntityReply;
import java.util.Optional;
import java.util.OptionalLong;

/** What is said to an entity's actor, from any node. Travels as {@link EntitySerializer} says. */
public final class EntityProtocol {

  /** Every request is answered, also when the entity fails or moves. */
  public sealed interface Request {
    ActorRef<EntityReply> replyTo();
  }

  public record Execute(
      String command,
      CommandBody body,
      Optional<String> key,
      OptionalLong ifRevision,
      ActorRef<EntityReply> replyTo)
      implements Request {

    public static Execute of(Call call, ActorRef<EntityReply> replyTo) {
      return new Execute(call.command(), call.body(), call.key(), call.ifRevision(), replyTo);
    }

    Call call() {
      return new Call(command, body, key, ifRevision);
    }
  }

  public record Read(ActorRef<EntityReply> replyTo) implements Request {}

  /**
   * Asks for the state at an earlier revision, of the one node that surely has the type's code.
   *
   * @param revision at least 1
   */
  public record ReadAt(long revision, ActorRef<EntityReply> replyTo) implements Request {}

  /** Has the entity read its journal where it is now, before it is called; nothing else. */
  public record Recover(ActorRef<EntityReply> replyTo) implements Request {}

  private EntityProtocol() {}
}
