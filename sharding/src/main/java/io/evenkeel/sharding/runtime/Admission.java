package io.evenkeel.sharding.runtime;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.PostStop;
import akka.actor.typed.Signal;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;

/**
 * Stands before the event-sourced behaviour, outside of its restarts, and keeps {@link Waiting}.
 */
final class Admission extends BehaviorInterceptor<Request, Request> {

  private final Waiting waiting;

  Admission(Waiting waiting) {
    super(Request.class);
    this.waiting = waiting;
  }

  @Override
  public Behavior<Request> aroundReceive(
      TypedActorContext<Request> context, Request request, ReceiveTarget<Request> target) {
    return waiting.admit(request) ? target.apply(context, request) : Behaviors.same();
  }

  @Override
  public Behavior<Request> aroundSignal(
      TypedActorContext<Request> context, Signal signal, SignalTarget<Request> target) {
    if (signal instanceof PostStop) {
      waiting.end();
    }
    return target.apply(context, signal);
  }
}
