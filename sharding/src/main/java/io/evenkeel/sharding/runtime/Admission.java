package io.evenkeel.sharding.runtime;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.EventRejectedException;
import io.evenkeel.sharding.placement.EntityMeter;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.function.Supplier;

/**
 * Stands before the event-sourced behaviour and keeps {@link Waiting}: admits requests, and notices
 * that the journal refused a write before it reached the store, such as for an event that cannot be
 * serialized. Akka tells that by an exception alone: the signal of the restart that follows has no
 * cause. A write that failed in any other way may have been stored. Measures what the entity does
 * as well.
 *
 * <p>One interceptor for all, as each message passes it, the journal's answers too; hence the wide
 * types.
 */
final class Admission extends BehaviorInterceptor<Object, Object> {

  private final Waiting waiting;
  private final EntityMeter meter;

  private Admission(Waiting waiting, EntityMeter meter) {
    super(Object.class);
    this.waiting = waiting;
    this.meter = meter;
  }

  @SuppressWarnings("unchecked")
  static Behavior<Request> before(Behavior<Request> entity, Waiting waiting, EntityMeter meter) {
    Supplier<BehaviorInterceptor<Object, Object>> admission = () -> new Admission(waiting, meter);
    return Behaviors.intercept(admission, (Behavior<Object>) (Behavior<?>) entity).narrow();
  }

  @Override
  public Behavior<Object> aroundReceive(
      TypedActorContext<Object> context, Object message, ReceiveTarget<Object> target) {
    if (message instanceof Request request && !enters(context, request)) {
      return Behaviors.same();
    }
    long begun = System.nanoTime();
    try {
      return target.apply(context, message);
    } catch (EventRejectedException e) {
      waiting.notWritten();
      throw e;
    } finally {
      meter.add(
          System.nanoTime() - begun, message instanceof Request && !(message instanceof Recover));
    }
  }

  private boolean enters(TypedActorContext<Object> context, Request request) {
    if (waiting.overtakes(request)) {
      context.asJava().getSelf().tell(request);
      return false;
    }
    return waiting.admit(request);
  }

  @Override
  public Behavior<Object> aroundSignal(
      TypedActorContext<Object> context, Signal signal, SignalTarget<Object> target) {
    if (signal instanceof PostStop) {
      waiting.end();
    }
    return target.apply(context, signal);
  }
}
