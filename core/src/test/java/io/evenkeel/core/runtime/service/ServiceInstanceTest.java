package io.evenkeel.core.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.evenkeel.core.Service;
import io.evenkeel.core.load.SlotMeter;
import io.evenkeel.core.runtime.service.ServiceProtocol.Answer;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probe;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probed;
import io.evenkeel.core.runtime.service.ServiceProtocol.Serve;
import io.evenkeel.core.runtime.service.ServiceProtocol.Served;
import io.evenkeel.core.service.ServiceReply.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceInstanceTest {

  record Order(int pieces) {}

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Answer> router = kit.createTestProbe(Answer.class);
  private final AtomicLong nanos = new AtomicLong();
  private final SlotMeter meter = new SlotMeter(1, 0);
  private CompletableFuture<Integer> later = new CompletableFuture<>();

  /** The next look at the clock fails. */
  private volatile boolean defect;

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void aReplyCarriesWhatTheInstanceSaysOfItself() {
    var instance = start(1, 1);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    instance.tell(new Probe(9, router.getRef()));
    assertThat(router.expectMessageClass(Probed.class).inFlight()).isEqualTo(2);
    nanos.set(5_000);
    later.complete(6);
    var first = router.expectMessageClass(Served.class);
    assertThat(first.ticket()).isEqualTo(1);
    assertThat(first.reply().json()).isEqualTo("6");
    assertThat(first.reply().instance()).isEqualTo("n-0");
    assertThat(first.load().inFlight()).isZero();
    assertThat(first.load().serviceNanos()).isEqualTo(5_000);
    assertThat(first.load().ageNanos()).isEqualTo(5_000);
    var second = router.expectMessageClass(Served.class);
    assertThat(second.reply().json()).isEqualTo("8");
    assertThat(second.load().inFlight()).isEqualTo(1);
    assertThat(second.load().cost()).isEqualTo(3);
    assertThat(second.load().strain()).isEqualTo(0.5);
  }

  @Test
  void oneTooManyIsTurnedAwayAtOnce() {
    var instance = start(1, 0);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    var refused = router.expectMessageClass(Served.class);
    assertThat(refused.ticket()).isEqualTo(2);
    assertThat(refused.reply().kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(refused.load().inFlight()).isEqualTo(1);
  }

  /** The budget is 10 s: with 4 s a call, two may be ahead of it at most. */
  @Test
  void whatWouldBeAnsweredTooLateIsRefusedAtOnce() {
    var instance = start(1, 10);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(new Probe(9, router.getRef())); // answered when the call has been taken in
    router.expectMessageClass(Probed.class);
    nanos.set(4_000_000_000L);
    later.complete(6);
    router.expectMessageClass(Served.class);

    later = new CompletableFuture<>();
    for (int ticket = 2; ticket < 5; ticket++) {
      instance.tell(serve(ticket, "later", "{\"pieces\":3}"));
    }
    var refused = router.expectMessageClass(Served.class);
    assertThat(refused.ticket()).isEqualTo(4);
    assertThat(refused.reply().kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(refused.reply().detail()).contains("deadline");
  }

  @Test
  void whatCannotBeReadOrIsNotThereIsTheCallersMistake() {
    var instance = start(1, 0);
    instance.tell(serve(1, "double", "{\"pieces\":4,\"piezes\":4}"));
    var bad = router.expectMessageClass(Served.class).reply();
    assertThat(bad.kind()).isEqualTo(Kind.BAD_REQUEST);
    assertThat(bad.detail()).contains("piezes");
    instance.tell(serve(2, "triple", "{}"));
    var unknown = router.expectMessageClass(Served.class).reply();
    assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_OPERATION);
    assertThat(unknown.detail()).contains("double");
  }

  @Test
  void aDefectOfTheHandlerIsAReplyAndTheInstanceGoesOn() {
    var instance = start(1, 0);
    instance.tell(serve(1, "broken", "{\"pieces\":4}"));
    var reply = router.expectMessageClass(Served.class).reply();
    assertThat(reply.kind()).isEqualTo(Kind.FAILED);
    assertThat(reply.detail()).doesNotContain("secret");
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("8");
  }

  @Test
  void anErrorOfTheCostIsAReplyToo() {
    var instance = start(1, 0);
    instance.tell(serve(1, "later", "{\"pieces\":-1}"));
    assertThat(router.expectMessageClass(Served.class).reply().kind()).isEqualTo(Kind.FAILED);
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("8");
  }

  @Test
  void aCallWhoseTimeIsOverBeforeItsTurnIsNotCarriedOut() {
    var instance = start(1, 1);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(serve(2, "broken", "{\"pieces\":4}"));
    instance.tell(new Probe(9, router.getRef()));
    router.expectMessageClass(Probed.class);
    nanos.set(Duration.ofSeconds(11).toNanos());
    later.complete(1);
    router.expectMessageClass(Served.class);
    assertThat(router.expectMessageClass(Served.class).reply().kind()).isEqualTo(Kind.TOO_LATE);
  }

  @Test
  void oneThatLeavesAnswersWhatItHasAndWhatIsOnItsWayAndStopsWhenItIsQuiet() {
    var instance = start(1, 1);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(ServiceInstance.Leave.INSTANCE);
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    instance.tell(new Probe(9, router.getRef()));
    assertThat(router.expectMessageClass(Probed.class).inFlight()).isEqualTo(2);
    nanos.set(3_000_000_000L);
    later.complete(6);
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("6");
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("8");
    kit.createTestProbe().expectTerminated(instance);
  }

  /** One is worked on, one waits; the third meets a defect. */
  @Test
  void afterADefectNoCallIsLeftWithoutAnAnswer() {
    var instance = start(1, 2);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    instance.tell(new Probe(9, router.getRef()));
    assertThat(router.expectMessageClass(Probed.class).inFlight()).isEqualTo(2);
    defect = true;
    instance.tell(serve(3, "double", "{\"pieces\":5}"));
    var waited = router.expectMessageClass(Served.class);
    assertThat(waited.ticket()).isEqualTo(2);
    assertThat(waited.reply().kind()).isEqualTo(Kind.OVERLOADED);
    later.complete(6);
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("6");
    instance.tell(new Probe(9, router.getRef()));
    assertThat(router.expectMessageClass(Probed.class).inFlight()).isZero();
    assertThat(meter.next("orders", "n-0", 10).calls().inFlight()).isZero();
    instance.tell(serve(4, "double", "{\"pieces\":4}"));
    assertThat(router.expectMessageClass(Served.class).reply().json()).isEqualTo("8");
  }

  @Test
  void oneThatLeavesDoesNotComeBackAfterADefect() {
    var instance = start(1, 1);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(ServiceInstance.Leave.INSTANCE);
    instance.tell(new Probe(9, router.getRef()));
    router.expectMessageClass(Probed.class);
    defect = true;
    instance.tell(serve(2, "double", "{\"pieces\":4}"));
    kit.createTestProbe().expectTerminated(instance);
  }

  @Test
  void howMuchOfItIsUsedIsMeasured() {
    var instance = start(1, 1);
    instance.tell(serve(1, "later", "{\"pieces\":3}"));
    instance.tell(new Probe(9, router.getRef()));
    router.expectMessageClass(Probed.class);
    nanos.set(5_000);
    later.complete(6);
    router.expectMessageClass(Served.class);
    instance.tell(new Probe(9, router.getRef())); // what it has ended it has measured by then
    router.expectMessageClass(Probed.class);
    var count = meter.next("orders", "n-0", 10_000);
    assertThat(count.used()).isEqualTo(0.5);
    assertThat(count.calls().arrived()).isEqualTo(1);
    assertThat(count.calls().inFlight()).isZero();
  }

  private ActorRef<ServiceInstance.Command> start(int atOnce, int maxWaiting) {
    var service =
        Service.of("orders")
            .handle("double", Order.class, order -> 2 * order.pieces())
            .handle(
                "broken",
                Order.class,
                order -> {
                  throw new NoClassDefFoundError("secret");
                })
            .handleAsync("later", Order.class, order -> later)
            .costing("later", Order.class, ServiceInstanceTest::cost)
            .atOnce(atOnce);
    return kit.spawn(
        ServiceInstance.create(
            new ServiceInstance.Setting(
                service,
                "n-0",
                maxWaiting,
                meter,
                Duration.ofSeconds(2),
                true,
                kit.system().executionContext()::execute,
                this::now,
                () -> 0.5)));
  }

  private long now() {
    if (defect) {
      defect = false;
      throw new AssertionError("a defect");
    }
    return nanos.get();
  }

  private static double cost(Order order) {
    if (order.pieces() < 0) {
      throw new AssertionError("less than nothing");
    }
    return order.pieces();
  }

  private Serve serve(long ticket, String operation, String json) {
    return new Serve(ticket, operation, json, 10_000, router.getRef());
  }
}
