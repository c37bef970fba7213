package io.evenkeel.core.runtime;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.evenkeel.core.view.NodeView;
import io.evenkeel.core.wire.ClusterMessage;
import java.util.function.Supplier;

/** Answers for its node when others ask how it is. One on each node, found by {@link #KEY}. */
public final class NodeInfo {

  public static final ServiceKey<Describe> KEY = ServiceKey.create(Describe.class, "evenkeel-node");

  /** Asks a node for a description of itself. */
  public record Describe(ActorRef<NodeView> replyTo) implements ClusterMessage {}

  private NodeInfo() {}

  /** Registers itself on start; {@code self} is called for every answer. */
  public static Behavior<Describe> create(Supplier<NodeView> self) {
    return Behaviors.setup(
        context -> {
          var receptionist = context.getSystem().receptionist();
          receptionist.tell(Receptionist.register(KEY, context.getSelf()));
          return Behaviors.receiveMessage(
              describe -> {
                describe.replyTo().tell(self.get());
                return Behaviors.same();
              });
        });
  }
}
