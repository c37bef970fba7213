package io.evenkeel.core.runtime.downing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.AbstractActor;
import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.OneForOneStrategy;
import akka.actor.Props;
import akka.actor.SupervisorStrategy;
import akka.cluster.sbr.SplitBrainResolver;
import akka.japi.pf.DeciderBuilder;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PromptResolverTest {

  private static final ActorSystem SYSTEM =
      ActorSystem.create("PromptResolverTest", ConfigFactory.parseString("akka.loglevel = OFF"));

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(SYSTEM);
  }

  @Test
  void theResolverIsToldToLookAgainAndAgain() {
    var seen = new TestKit(SYSTEM);
    var parent = new TestKit(SYSTEM);
    parent.childActorOf(PromptResolver.props(Resolver.props(seen.getRef())));
    for (int i = 0; i < 3; i++) {
      assertThat(seen.expectMsgClass(Object.class)).isEqualTo(SplitBrainResolver.Tick$.MODULE$);
    }
  }

  /** Akka's cluster daemon ends the node then, which is better than one that settles no split. */
  @Test
  void aResolverThatCrashesIsTheParentsAffair() {
    var told = new TestKit(SYSTEM);
    SYSTEM.actorOf(Props.create(Daemon.class, () -> new Daemon(told.getRef())));
    assertThat(told.expectMsgClass(IllegalStateException.class)).hasMessage("crashed");
  }

  private static final class Resolver extends AbstractActor {

    private final ActorRef seen;

    private Resolver(ActorRef seen) {
      this.seen = seen;
    }

    private static Props props(ActorRef seen) {
      return Props.create(Resolver.class, () -> new Resolver(seen));
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder().matchAny(any -> seen.tell(any, getSelf())).build();
    }
  }

  private static final class Crashing extends AbstractActor {

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .matchAny(
              any -> {
                throw new IllegalStateException("crashed");
              })
          .build();
    }
  }

  private static final class Daemon extends AbstractActor {

    private final ActorRef told;

    private Daemon(ActorRef told) {
      this.told = told;
      getContext().actorOf(PromptResolver.props(Props.create(Crashing.class, Crashing::new)));
    }

    @Override
    public SupervisorStrategy supervisorStrategy() {
      return new OneForOneStrategy(
          DeciderBuilder.matchAny(
                  crash -> {
                    told.tell(crash, getSelf());
                    return SupervisorStrategy.stop();
                  })
              .build());
    }

    @Override
    public Receive createReceive() {
      return emptyBehavior();
    }
  }
}
