package io.evenkeel.core.runtime.downing;

import akka.actor.AbstractActorWithTimers;
import akka.actor.ActorRef;
import akka.actor.OneForOneStrategy;
import akka.actor.Props;
import akka.actor.SupervisorStrategy;
import akka.cluster.sbr.SplitBrainResolver;
import akka.japi.pf.DeciderBuilder;
import java.time.Duration;

/**
 * Tells Akka's resolver, its child, more often to look than its own timer does, which is fixed at a
 * second. A look before {@code stable-after} has passed changes nothing.
 */
final class PromptResolver extends AbstractActorWithTimers {

  static final long LOOK_MILLIS = 100;

  private enum Look {
    NOW
  }

  private final ActorRef resolver;

  private PromptResolver(Props akkas) {
    resolver =
        getContext().actorOf(akkas.withDispatcher(getContext().props().dispatcher()), "resolver");
    getTimers().startTimerWithFixedDelay(Look.NOW, Look.NOW, Duration.ofMillis(LOOK_MILLIS));
  }

  static Props props(Props akkas) {
    return Props.create(PromptResolver.class, () -> new PromptResolver(akkas));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .matchEquals(Look.NOW, now -> resolver.tell(SplitBrainResolver.Tick$.MODULE$, getSelf()))
        .build();
  }

  /** A resolver that crashes ends the cluster node, as it does without this actor between. */
  @Override
  public SupervisorStrategy supervisorStrategy() {
    return new OneForOneStrategy(
        DeciderBuilder.matchAny(crash -> SupervisorStrategy.escalate()).build());
  }
}
