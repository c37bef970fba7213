package io.evenkeel.core.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.evenkeel.core.Service;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.runtime.service.InstanceHost.Host;
import io.evenkeel.core.runtime.service.InstanceHost.Left;
import io.evenkeel.core.runtime.service.ServiceInstance.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceHostTest {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** An instance that began, and what it is told. */
  private record Begun(String id, ActorRef<Command> instance) {}

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Begun> begun = kit.createTestProbe(Begun.class);
  private final TestProbe<Left> left = kit.createTestProbe(Left.class);
  private final ActorRef<InstanceHost.Command> host = start();

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void anInstanceThatEndsByItselfIsReplacedAfterAPause() {
    var first = begun.receiveMessage();
    fail(first);
    time.expectNoMessageFor(PAUSE.minusMillis(1), begun);
    time.timePasses(Duration.ofMillis(1));
    assertThat(begun.receiveMessage().id()).isEqualTo(first.id());
  }

  @Test
  void whatWasOrderedMeanwhileIsWhatThereIs() {
    var first = begun.receiveMessage();
    fail(first);
    host.tell(new Host("pricing", 2));
    begun.receiveMessage();
    begun.receiveMessage();
    time.expectNoMessageFor(PAUSE.multipliedBy(2), begun);
  }

  @Test
  void oneThatWasToldToEndIsNotReplaced() {
    host.tell(new Host("pricing", 0));
    begun.receiveMessage();
    time.expectNoMessageFor(PAUSE.multipliedBy(2), begun);
  }

  @Test
  void aNodeThatLeavesReplacesNone() {
    var first = begun.receiveMessage();
    fail(first);
    host.tell(new InstanceHost.Leave(left.getRef()));
    left.expectMessage(Left.INSTANCE);
    time.expectNoMessageFor(PAUSE.multipliedBy(2), begun);
  }

  private void fail(Begun one) {
    one.instance()
        .tell(new ServiceProtocol.Probe(1, kit.<ServiceProtocol.Answer>createTestProbe().getRef()));
    kit.createTestProbe().expectTerminated(one.instance());
  }

  private ActorRef<InstanceHost.Command> start() {
    var service = Service.of("pricing").handle("quote", Integer.class, n -> n);
    return kit.spawn(
        InstanceHost.create(
            new InstanceHost.Setting(
                List.of(service),
                "n",
                new NodeMeters("n", System::nanoTime),
                PAUSE,
                (its, id) -> instance(id))));
  }

  /** Fails at the first message but the one with which it is to end. */
  private Behavior<Command> instance(String id) {
    return Behaviors.setup(
        context -> {
          begun.ref().tell(new Begun(id, context.getSelf()));
          return Behaviors.receiveMessage(
              message -> {
                if (message == ServiceInstance.Leave.INSTANCE) {
                  return Behaviors.stopped();
                }
                throw new AssertionError("a defect");
              });
        });
  }
}
