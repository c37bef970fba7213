package io.evenkeel.core.runtime.service;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.load.CallMeter;
import io.evenkeel.core.protection.Admission;
import io.evenkeel.core.protection.Hedging;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.runtime.service.OpenCalls.OpenCall;
import io.evenkeel.core.runtime.service.ServiceProtocol.Answer;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probe;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probed;
import io.evenkeel.core.runtime.service.ServiceProtocol.Request;
import io.evenkeel.core.runtime.service.ServiceProtocol.Serve;
import io.evenkeel.core.runtime.service.ServiceProtocol.Served;
import io.evenkeel.core.service.Desk;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The router of one service on one node. It sends calls to instances in the cluster, and lends
 * tickets for calls that others send. Every order is answered at once or by its deadline; nothing
 * waits for an instance to come. What to choose {@link Desk} decides.
 */
final class ServiceRouter extends AbstractBehavior<ServiceRouter.Command> {

  /** The private ones are for itself. */
  sealed interface Command
      permits Send, Pick, Settle, Describe, Changed, Overdue, Slow, Learning, Answer {}

  /** Calls an instance in the cluster. */
  record Send(ServiceCall call, ActorRef<ServiceReply> replyTo) implements Command {}

  /** Chooses an instance for a call that the asker sends; to be settled. */
  record Pick(String operation, Call call, String tenant, Duration budget, ActorRef<Picked> replyTo)
      implements Command {}

  /**
   * The answer to {@link Pick}.
   *
   * @param ticket to settle, when there is an instance
   * @param instance empty when it is refused
   * @param refusal why
   */
  record Picked(long ticket, Optional<Instance> instance, Optional<ServiceReply> refusal) {}

  /** A call with a ticket has ended. */
  record Settle(long ticket, boolean good, Optional<LoadReport> load) implements Command {}

  record Describe(ActorRef<RoutingView> replyTo) implements Command {}

  private record Changed(Published now) implements Command {}

  private record Overdue(long ticket) implements Command {}

  /** A call that may be carried out twice has no reply yet. */
  private record Slow(long ticket) implements Command {}

  private enum Learning implements Command {
    DUE,
    DONE
  }

  /**
   * What a router lives with.
   *
   * @param desk without instances
   * @param admission without calls
   * @param hedging of calls that may be carried out twice; empty for none
   * @param meter of the service's calls from this node
   * @param nanos a monotonic clock
   * @param clock for the list of decisions
   * @param onGone called when the service is gone, before the router stops
   */
  record Setting(
      Desk desk,
      Published service,
      Admission admission,
      Optional<Hedging> hedging,
      CallMeter meter,
      LongSupplier nanos,
      Clock clock,
      Runnable onGone) {}

  private static final Duration LEARN_EVERY = Duration.ofMillis(100);

  /** Knows the instances it is created with, and those that the registry tells it of. */
  static Behavior<Command> create(Setting setting, ActorRef<ServiceRegistry.Command> registry) {
    return Behaviors.setup(
        context -> {
          var changes = context.messageAdapter(Published.class, Changed::new);
          registry.tell(new ServiceRegistry.Watch(setting.service().view().name(), changes));
          return new ServiceRouter(context, setting);
        });
  }

  private final Setting setting;
  private final Desk desk;
  private final ActorRef<Answer> self;
  private final OpenCalls open;
  private final Map<String, ActorRef<Request>> watched = new HashMap<>();
  private Published service;
  private boolean learning;
  private int[] toProbe = {};

  private ServiceRouter(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
    this.desk = setting.desk();
    this.open =
        new OpenCalls(
            desk,
            setting.admission(),
            setting.hedging(),
            setting.meter(),
            setting.nanos(),
            setting.clock());
    this.self = context.getSelf().narrow();
    this.service = setting.service();
    take(service);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Send.class, this::onSend)
        .onMessage(Pick.class, this::onPick)
        .onMessage(Served.class, this::onServed)
        .onMessage(Settle.class, this::onSettle)
        .onMessage(Overdue.class, this::onOverdue)
        .onMessage(Slow.class, this::onSlow)
        .onMessage(Probed.class, this::onProbed)
        .onMessage(Changed.class, this::onChanged)
        .onMessage(Learning.class, this::onLearning)
        .onMessage(Describe.class, this::onDescribe)
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onSend(Send order) {
    var call = order.call();
    int slot = desk.pick(call.visible(), now());
    var refusal =
        actor(slot).isEmpty() ? Optional.of(noInstance()) : open.refusal(call.caller().tenant());
    if (refusal.isPresent()) {
      setting.meter().refused();
      order.replyTo().tell(refusal.get());
    } else {
      setting.meter().began();
      sendFirst(order, slot);
    }
    return this;
  }

  private void sendFirst(Send order, int slot) {
    var budget = order.call().budget();
    long ticket = send(order, slot, budget);
    if (order.call().caller().repeatable()) {
      long slow = open.slowAfter();
      if (slow < budget.toNanos()) {
        open.get(ticket)
            .ifPresent(call -> call.timers().add(after(Duration.ofNanos(slow), new Slow(ticket))));
      }
    }
  }

  /** To an actor that is there, when the call is admitted; returns its ticket. */
  private long send(Send order, int slot, Duration budget) {
    var call = order.call();
    var timers = new ArrayList<Cancellable>();
    long ticket =
        open.begin(
            slot,
            call.operation(),
            call.visible(),
            call.caller().tenant(),
            timers,
            Optional.of(order));
    timers.add(after(budget, new Overdue(ticket)));
    long millis = Math.max(1, budget.toMillis());
    var serve = new Serve(ticket, call.operation(), call.body().text(), millis, self);
    actor(slot).ifPresent(to -> to.tell(serve));
    probe();
    return ticket;
  }

  private Behavior<Command> onPick(Pick order) {
    var refusal = desk.size() == 0 ? Optional.of(noInstance()) : open.refusal(order.tenant());
    if (refusal.isPresent()) {
      setting.meter().refused();
      order.replyTo().tell(new Picked(0, Optional.empty(), refusal));
    } else {
      setting.meter().began();
      int slot = desk.pick(order.call(), now());
      var timers = new ArrayList<Cancellable>();
      long ticket =
          open.begin(
              slot, order.operation(), order.call(), order.tenant(), timers, Optional.empty());
      timers.add(after(order.budget(), new Overdue(ticket)));
      order.replyTo().tell(new Picked(ticket, Optional.of(desk.instance(slot)), Optional.empty()));
    }
    return this;
  }

  /** A copy goes to another instance, if there is one and the budget of copies allows it. */
  private Behavior<Command> onSlow(Slow slow) {
    open.get(slow.ticket())
        .ifPresent(first -> first.order().ifPresent(order -> copy(slow.ticket(), first, order)));
    return this;
  }

  private void copy(long ticket, OpenCall first, Send order) {
    long left = order.call().budget().toNanos() - (now() - first.sentNanos());
    int slot = desk.pick(order.call().visible(), now());
    boolean elsewhere = slot != first.slot() && actor(slot).isPresent();
    if (left > 0 && elsewhere && open.admitsCopy(first.tenant())) {
      open.areCopies(ticket, send(order, slot, Duration.ofNanos(left)));
    }
  }

  private Optional<ActorRef<Request>> actor(int slot) {
    return slot < 0
        ? Optional.empty()
        : Optional.ofNullable(service.actors().get(desk.instance(slot).id()));
  }

  private Cancellable after(Duration time, Command what) {
    return getContext().scheduleOnce(time, getContext().getSelf(), what);
  }

  private ServiceReply noInstance() {
    var name = service.view().name();
    return ServiceReply.refused(
        Kind.NO_INSTANCE, "service '" + name + "' has no instance that can be called");
  }

  private void probe() {
    if (toProbe.length < desk.size()) {
      toProbe = new int[2 * desk.size()];
    }
    int count = desk.probe(toProbe);
    for (int i = 0; i < count; i++) {
      var actor = service.actors().get(desk.instance(toProbe[i]).id());
      if (actor != null) {
        actor.tell(new Probe(toProbe[i], self));
      }
    }
  }

  private Behavior<Command> onServed(Served served) {
    open.end(served.ticket(), served.reply(), Optional.of(served.load()));
    learnSoon();
    return this;
  }

  private Behavior<Command> onSettle(Settle order) {
    open.settle(order.ticket(), order.good(), order.load());
    learnSoon();
    return this;
  }

  private Behavior<Command> onOverdue(Overdue overdue) {
    var late = ServiceReply.refused(Kind.TOO_LATE, "the service did not answer in time");
    open.end(overdue.ticket(), late, Optional.empty());
    learnSoon();
    return this;
  }

  private Behavior<Command> onProbed(Probed answer) {
    desk.probed(answer.slot(), answer.instance(), answer.inFlight(), answer.latencyNanos(), now());
    return this;
  }

  private Behavior<Command> onChanged(Changed changed) {
    take(changed.now());
    open.giveUp(instance -> service.lost().contains(instance.id()));
    return stoppedIfGone();
  }

  private Behavior<Command> stoppedIfGone() {
    if (service.view().isGone() && open.isEmpty()) {
      setting.onGone().run();
      return Behaviors.stopped();
    }
    return this;
  }

  /** An instance has ended, in whatever way: it answers nothing any more. */
  private Behavior<Command> onTerminated(Terminated terminated) {
    ActorRef<Request> gone = terminated.getRef().unsafeUpcast();
    watched
        .entrySet()
        .removeIf(
            entry -> {
              boolean its = entry.getValue().equals(gone);
              if (its) {
                open.giveUp(instance -> instance.id().equals(entry.getKey()));
              }
              return its;
            });
    return stoppedIfGone();
  }

  private void watch(String id, ActorRef<Request> actor) {
    if (!actor.equals(watched.put(id, actor))) {
      getContext().watch(actor);
    }
  }

  private void take(Published now) {
    service = now;
    now.actors().forEach(this::watch);
    try {
      desk.balanceBy(now.view().balancing());
    } catch (IllegalArgumentException e) { // set by a node with newer code
      getContext().getLog().warn("Keeping the strategy of '{}'", now.view().name(), e);
    }
    desk.instancesAre(now.view().instances(), now());
  }

  private void learnSoon() {
    if (!learning) {
      learning = true;
      after(LEARN_EVERY, Learning.DUE);
    }
  }

  /** Beside the calls, on another thread. */
  private Behavior<Command> onLearning(Learning step) {
    learning = step == Learning.DUE;
    if (learning) {
      var lesson =
          CompletableFuture.runAsync(desk.lesson(), getContext().getSystem().executionContext());
      getContext().pipeToSelf(lesson, (done, failure) -> Learning.DONE);
    }
    return this;
  }

  private Behavior<Command> onDescribe(Describe order) {
    order
        .replyTo()
        .tell(
            new RoutingView(
                desk.outstanding(), desk.loads(now()), open.lastDecisions(), desk.standing()));
    return this;
  }

  private Behavior<Command> onPostStop(PostStop stop) {
    open.answerAll(ServiceReply.refused(Kind.LOST, "this node stops"));
    return this;
  }

  private long now() {
    return setting.nanos().getAsLong();
  }
}
