package io.evenkeel.sharding.runtime;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.japi.function.Function;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A request to an entity until it is answered. Sharding delivers at most once: what is under way
 * while a shard moves is lost. What may be carried out twice is therefore sent again, after a while
 * and then after twice as long, so that only few are sent again while everything is slow.
 *
 * @param resendAfter the first such while; {@code timeout} for what must be sent once
 * @param onTimeout what the sender is told when there was no answer in {@code timeout}
 */
record Question(
    Function<ActorRef<EntityReply>, Request> request,
    Duration resendAfter,
    Duration timeout,
    Rejection.Kind onTimeout) {

  /** The answer, or the rejection that there was none; does not fail. */
  CompletableFuture<EntityReply> ask(EntityRef<Request> entity) {
    return ask(entity, resendAfter, timeout);
  }

  private CompletableFuture<EntityReply> ask(
      EntityRef<Request> entity, Duration patience, Duration left) {
    if (patience.compareTo(left) >= 0) {
      return DirectStage.of(entity.ask(request, left)).exceptionally(late -> tooLate());
    }
    return DirectStage.of(entity.ask(request, patience))
        .exceptionallyCompose(late -> ask(entity, patience.multipliedBy(2), left.minus(patience)));
  }

  private EntityReply tooLate() {
    return new EntityReply.Rejected(
        Rejection.of(onTimeout, "no answer from the entity in " + timeout.toMillis() + " ms"), "");
  }
}
