package io.evenkeel.sharding.runtime;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.EventRejectedException;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.function.Supplier;

/**
 * Notices that the journal refused a write before it reached the store, such as for an event that
 * cannot be serialized. Akka tells it by this exception alone: the signal of the restart that
 * follows has no cause. A write that failed in any other way may have been stored.
 *
 * <p>Stands within the supervision. It sees the journal's answers too, hence the wide types.
 */
final class RejectedWrites extends BehaviorInterceptor<Object, Object> {

  private final Waiting waiting;

  private RejectedWrites(Waiting waiting) {
    super(Object.class);
    this.waiting = waiting;
  }

  @SuppressWarnings("unchecked")
  static Behavior<Request> watch(Behavior<Request> entity, Waiting waiting) {
    Supplier<BehaviorInterceptor<Object, Object>> watch = () -> new RejectedWrites(waiting);
    return Behaviors.intercept(watch, (Behavior<Object>) (Behavior<?>) entity).narrow();
  }

  @Override
  public Behavior<Object> aroundReceive(
      TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
    try {
      return target.apply(context, message);
    } catch (EventRejectedException e) {
      waiting.notWritten();
      throw e;
    }
  }
}
