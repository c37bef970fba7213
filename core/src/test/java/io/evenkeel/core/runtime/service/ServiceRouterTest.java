package io.evenkeel.core.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.load.CallMeter;
import io.evenkeel.core.protection.Admission;
import io.evenkeel.core.protection.Hedging;
import io.evenkeel.core.protection.HedgingSettings;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.runtime.service.ServiceProtocol.Request;
import io.evenkeel.core.runtime.service.ServiceProtocol.Serve;
import io.evenkeel.core.runtime.service.ServiceProtocol.Served;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Caller;
import io.evenkeel.core.service.Desk;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import io.evenkeel.core.service.ServiceView;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceRouterTest {

  private static final LoadReport LOAD = new LoadReport(2, 1, 1_000, Double.NaN, 0.5, 10);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<ServiceRegistry.Command> registry =
      kit.createTestProbe(ServiceRegistry.Command.class);
  private final TestProbe<Request> a = kit.createTestProbe(Request.class);
  private final TestProbe<Request> b = kit.createTestProbe(Request.class);
  private final CallMeter meter = new CallMeter();
  private final TestProbe<ServiceReply> caller = kit.createTestProbe(ServiceReply.class);

  /** Of the two instances, the one that was not chosen last. */
  private TestProbe<Request> idle = b;

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void aReplyComesBackWithTheInstanceAndItsLoadIsKnown() {
    var router = start("round-robin", 10, "a");
    send(router);
    var serve = a.expectMessageClass(Serve.class);
    assertThat(serve.operation()).isEqualTo("quote");
    assertThat(serve.budgetMillis()).isEqualTo(5_000);
    reply(serve);
    assertThat(caller.receiveMessage()).isEqualTo(ServiceReply.done(JsonText.NULL).by("a"));
    var view = describe(router);
    assertThat(view.outstanding()).isZero();
    assertThat(view.loads().get(0).reported().orElseThrow().inFlight()).isEqualTo(2);
    assertThat(view.lastDecisions())
        .extracting(RoutingView.Decision::instance)
        .containsExactly("a");
  }

  @Test
  void withoutAnInstanceItIsRefusedAtOnce() {
    var router = start("round-robin", 10);
    send(router);
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.NO_INSTANCE);
  }

  @Test
  void oneTooManyIsRefusedAtOnceAndARoomThatIsFreeIsUsed() {
    var router = start("round-robin", 1, "a");
    send(router);
    send(router);
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.OVERLOADED);
    reply(a.expectMessageClass(Serve.class));
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.DONE);
    send(router);
    a.expectMessageClass(Serve.class);
  }

  @Test
  void aCallWithoutAnAnswerEndsAtItsDeadlineAndALateAnswerIsIgnored() {
    var router = start("round-robin", 10, "a");
    send(router);
    var serve = a.expectMessageClass(Serve.class);
    time.expectNoMessageFor(Duration.ofMillis(4_999), caller);
    time.timePasses(Duration.ofMillis(1));
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.TOO_LATE);
    reply(serve);
    caller.expectNoMessage(Duration.ZERO);
    assertThat(describe(router).outstanding()).isZero();
  }

  @Test
  void aCallToAnInstanceThatGoesIsLostAtOnce() {
    var router = start("round-robin", 10, "a");
    var changes = watcher();
    send(router);
    a.expectMessageClass(Serve.class);
    changes.tell(published("round-robin", Set.of("a"), "b"));
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.LOST);
    send(router);
    b.expectMessageClass(Serve.class);
  }

  @Test
  void aCallToAnInstanceThatEndsIsLostAtOnce() {
    var router = start("round-robin", 10, "a");
    send(router);
    a.expectMessageClass(Serve.class);
    a.stop();
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.LOST);
  }

  @Test
  void aCallToAnInstanceThatIsTakenOffTheListIsAnsweredAndFurtherOnesGoElsewhere() {
    var router = start("round-robin", 10, "a");
    var changes = watcher();
    send(router);
    var serve = a.expectMessageClass(Serve.class);
    changes.tell(published("round-robin", "b"));
    send(router);
    b.expectMessageClass(Serve.class);
    reply(serve);
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.DONE);
    assertThat(describe(router).outstanding()).isEqualTo(1);
  }

  @Test
  void callsAreCountedOnceAlsoThoseThatAreRefused() {
    var router = start("round-robin", 1, "a");
    send(router);
    send(router);
    caller.receiveMessage();
    reply(a.expectMessageClass(Serve.class));
    caller.receiveMessage();
    var count = meter.next();
    assertThat(count.arrived()).isEqualTo(2);
    assertThat(count.failed()).isEqualTo(1);
    assertThat(count.inFlight()).isZero();
    assertThat(count.latency().count()).isEqualTo(1);
  }

  @Test
  void theStrategyChangesLive() {
    var router = start("round-robin", 10, "a", "b");
    var changes = watcher();
    send(router);
    send(router);
    var atA = a.expectMessageClass(Serve.class);
    b.expectMessageClass(Serve.class);
    changes.tell(published("least-connections", "a", "b"));
    reply(atA);
    caller.receiveMessage();
    send(router);
    a.expectMessageClass(Serve.class);
  }

  @Test
  void aStrategyThatIsNotKnownHereLeavesTheOldOne() {
    var router = start("round-robin", 10, "a");
    watcher().tell(published("of-the-future", "a"));
    send(router);
    a.expectMessageClass(Serve.class);
  }

  @Test
  void aTicketIsSettledOnceOrRunsOut() {
    var router = start("round-robin", 10, "a");
    var asker = kit.createTestProbe(ServiceRouter.Picked.class);
    var pick = new ServiceRouter.Pick("GET", Call.PLAIN, "", Duration.ofSeconds(1), asker.getRef());
    router.tell(pick);
    router.tell(pick);
    var first = LentTicket.of(asker.receiveMessage(), router);
    asker.receiveMessage();
    assertThat(first.instance().id()).isEqualTo("a");
    first.replied(Optional.of(LOAD));
    first.failed(Optional.empty());
    assertThat(describe(router).outstanding()).isEqualTo(1);
    time.timePasses(Duration.ofSeconds(1));
    assertThat(describe(router).outstanding()).isZero();
  }

  /** By its clock a call takes some of its readings; whoever matches calls by time sees it. */
  @Test
  void aStrategyThatLearnsIsToldOfItsCalls() {
    var steps = new SplittableRandom(1);
    var now = new AtomicLong();
    var router = start("learned", 10, () -> now.addAndGet(1 + steps.nextInt(1_000_000)), "a", "b");
    var asker = kit.createTestProbe(ServiceRouter.Picked.class);
    for (int i = 0; i < 300; i++) {
      router.tell(
          new ServiceRouter.Pick("GET", Call.PLAIN, "", Duration.ofSeconds(1), asker.getRef()));
      LentTicket.of(asker.receiveMessage(), router).replied(Optional.of(LOAD));
    }
    var standing = describe(router).standing().orElseThrow();
    assertThat(standing.regret() + standing.staticRegret()).isPositive();
  }

  /** 120 calls of 10 ms teach when a call is slow. */
  @Test
  void aSlowCallThatMayBeRepeatedGoesToASecondInstanceAndTheFirstGoodReplyCounts() {
    var router = hedging();
    var first = serveOf(router, Caller.NOBODY.asRepeatable());
    time.timePasses(Duration.ofMillis(11));
    var copy = idle.expectMessageClass(Serve.class);

    reply(copy);
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.DONE);
    assertThat(describe(router).outstanding()).isEqualTo(1);
    reply(first);
    caller.expectNoMessage(Duration.ZERO);
    assertThat(describe(router).outstanding()).isZero();
  }

  @Test
  void aBadReplyWaitsForTheCopy() {
    var router = hedging();
    var first = serveOf(router, Caller.NOBODY.asRepeatable());
    time.timePasses(Duration.ofMillis(11));
    var copy = idle.expectMessageClass(Serve.class);

    var failed = ServiceReply.refused(Kind.FAILED, "no");
    first.replyTo().tell(new Served(first.ticket(), failed, LOAD));
    caller.expectNoMessage(Duration.ofMillis(50));
    copy.replyTo().tell(new Served(copy.ticket(), failed, LOAD));
    assertThat(caller.receiveMessage().kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void aCallThatMustNotBeRepeatedIsSentOnce() {
    var router = hedging();
    var first = serveOf(router, Caller.NOBODY);
    time.expectNoMessageFor(Duration.ofSeconds(4), idle);
  }

  @Test
  void aTenantHasNoMoreThanItsPartAndAnotherOneFindsRoom() {
    var router = start("round-robin", 20, "a");
    for (int i = 0; i < 20; i++) {
      send(router, Caller.NOBODY.ofTenant("greedy"));
    }
    var refused = caller.receiveMessage();
    assertThat(refused.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(refused.detail()).contains("tenant");
    int taken = describe(router).outstanding();
    send(router, Caller.NOBODY.ofTenant("modest"));
    assertThat(describe(router).outstanding()).isEqualTo(taken + 1);
  }

  private ActorRef<ServiceRouter.Command> hedging() {
    var now = new AtomicLong();
    var router = start("round-robin", 1000, now::get, "a", "b");
    for (int i = 0; i < 120; i++) {
      var serve = serveOf(router, Caller.NOBODY.asRepeatable());
      now.addAndGet(10_000_000);
      reply(serve);
      caller.receiveMessage();
    }
    return router;
  }

  private Serve serveOf(ActorRef<ServiceRouter.Command> router, Caller who) {
    send(router, who);
    var chosen = describe(router).lastDecisions().get(0).instance();
    idle = chosen.equals("a") ? b : a;
    return (chosen.equals("a") ? a : b).expectMessageClass(Serve.class);
  }

  @Test
  void theRouterEndsWithItsService() {
    var router = start("round-robin", 10, "a");
    watcher().tell(published("round-robin"));
    kit.createTestProbe().expectTerminated(router);
  }

  private ActorRef<ServiceRouter.Command> start(String strategy, int most, String... ids) {
    return start(strategy, most, System::nanoTime, ids);
  }

  private ActorRef<ServiceRouter.Command> start(
      String strategy, int most, LongSupplier nanos, String... ids) {
    var desk =
        new Desk(
            new CandidateBook(1, 1e9),
            new SplittableRandom(1),
            Balancing.by("random"),
            ProtectionSettings.NONE);
    var setting =
        new ServiceRouter.Setting(
            desk,
            published(strategy, ids),
            new Admission(
                new Admission.Settings(Admission.Limit.FIXED, most, true), new SplittableRandom(1)),
            Optional.of(new Hedging(HedgingSettings.DEFAULT)),
            meter,
            nanos,
            Clock.systemUTC(),
            () -> {});
    return kit.spawn(ServiceRouter.create(setting, registry.getRef()));
  }

  private ActorRef<Published> watcher() {
    return registry.expectMessageClass(ServiceRegistry.Watch.class).watcher();
  }

  private Published published(String strategy, String... ids) {
    return published(strategy, Set.of(), ids);
  }

  private Published published(String strategy, Set<String> lost, String... ids) {
    var instances = List.of(ids).stream().map(id -> Instance.ofActor(id, "n")).toList();
    var view = new ServiceView("pricing", false, Balancing.by(strategy), instances);
    var actors = new HashMap<>(Map.of("a", a.getRef(), "b", b.getRef()));
    actors.keySet().retainAll(List.of(ids));
    return new Published(view, actors, lost);
  }

  private void send(ActorRef<ServiceRouter.Command> router) {
    send(router, Caller.NOBODY);
  }

  private void send(ActorRef<ServiceRouter.Command> router, Caller who) {
    var call = new ServiceCall("quote", JsonText.NULL, who, Duration.ofSeconds(5));
    router.tell(new ServiceRouter.Send(call, caller.getRef()));
  }

  private static void reply(Serve serve) {
    var reply = ServiceReply.done(JsonText.NULL);
    serve.replyTo().tell(new Served(serve.ticket(), reply.by("a"), LOAD));
  }

  private RoutingView describe(ActorRef<ServiceRouter.Command> router) {
    var asker = kit.createTestProbe(RoutingView.class);
    router.tell(new ServiceRouter.Describe(asker.getRef()));
    return asker.receiveMessage();
  }
}
