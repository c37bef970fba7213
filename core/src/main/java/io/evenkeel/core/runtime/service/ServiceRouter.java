package io.evenkeel.core.runtime.service;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.runtime.service.ServiceProtocol.Answer;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probe;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probed;
import io.evenkeel.core.runtime.service.ServiceProtocol.Serve;
import io.evenkeel.core.runtime.service.ServiceProtocol.Served;
import io.evenkeel.core.service.Desk;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.RoutingView.Decision;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
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
      permits Send, Pick, Settle, Describe, Changed, Overdue, Learning, Answer {}

  /** Calls an instance in the cluster. */
  record Send(ServiceCall call, ActorRef<ServiceReply> replyTo) implements Command {}

  /** Chooses an instance for a call that the asker sends; to be settled. */
  record Pick(String operation, Call call, Duration budget, ActorRef<Picked> replyTo)
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

  private enum Learning implements Command {
    DUE,
    DONE
  }

  /** A call under way; without an actor to tell, somebody else sends it. */
  private record Pending(
      int slot,
      Instance instance,
      Call call,
      long sentNanos,
      Cancellable deadline,
      Optional<ActorRef<ServiceReply>> replyTo) {}

  /**
   * What a router lives with.
   *
   * @param desk without instances
   * @param nanos a monotonic clock
   * @param clock for the list of decisions
   * @param onGone called when the service is gone, before the router stops
   */
  record Setting(
      Desk desk,
      Published service,
      int maxOutstanding,
      LongSupplier nanos,
      Clock clock,
      Runnable onGone) {}

  private static final int DECISIONS = 16;
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
  private final Map<Long, Pending> pending = new HashMap<>();
  private final ArrayDeque<Decision> decisions = new ArrayDeque<>();
  private Published service;
  private boolean learning;
  private int[] toProbe = {};
  private long lastTicket;

  private ServiceRouter(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
    this.desk = setting.desk();
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
        .onMessage(Probed.class, this::onProbed)
        .onMessage(Changed.class, this::onChanged)
        .onMessage(Learning.class, this::onLearning)
        .onMessage(Describe.class, this::onDescribe)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onSend(Send order) {
    var call = order.call();
    var visible = call.visible();
    var refusal = refusal();
    int slot = refusal.isPresent() ? -1 : desk.pick(visible, now());
    var actor = slot < 0 ? null : service.actors().get(desk.instance(slot).id());
    if (refusal.isPresent()) {
      order.replyTo().tell(refusal.get());
    } else if (actor == null) {
      order.replyTo().tell(noInstance());
    } else {
      long ticket =
          open(slot, call.operation(), visible, call.budget(), Optional.of(order.replyTo()));
      long millis = Math.max(1, call.budget().toMillis());
      actor.tell(new Serve(ticket, call.operation(), call.body().text(), millis, self));
      probe();
    }
    return this;
  }

  private Behavior<Command> onPick(Pick order) {
    var refusal = refusal();
    if (refusal.isPresent()) {
      order.replyTo().tell(new Picked(0, Optional.empty(), refusal));
    } else {
      int slot = desk.pick(order.call(), now());
      long ticket = open(slot, order.operation(), order.call(), order.budget(), Optional.empty());
      order.replyTo().tell(new Picked(ticket, Optional.of(desk.instance(slot)), Optional.empty()));
    }
    return this;
  }

  private Optional<ServiceReply> refusal() {
    if (desk.size() == 0) {
      return Optional.of(noInstance());
    }
    return pending.size() >= setting.maxOutstanding()
        ? Optional.of(
            ServiceReply.refused(
                Kind.OVERLOADED, "this node has " + pending.size() + " calls to it under way"))
        : Optional.empty();
  }

  private ServiceReply noInstance() {
    var name = service.view().name();
    return ServiceReply.refused(
        Kind.NO_INSTANCE, "service '" + name + "' has no instance that can be called");
  }

  private long open(
      int slot,
      String operation,
      Call call,
      Duration budget,
      Optional<ActorRef<ServiceReply>> replyTo) {
    long ticket = ++lastTicket;
    var instance = desk.instance(slot);
    var deadline = getContext().scheduleOnce(budget, getContext().getSelf(), new Overdue(ticket));
    long now = now(); // one for both: by it the reply is known for that of this call
    pending.put(ticket, new Pending(slot, instance, call, now, deadline, replyTo));
    desk.sent(slot, call, now);
    if (decisions.size() == DECISIONS) {
      decisions.removeLast();
    }
    decisions.addFirst(new Decision(instance.id(), operation, setting.clock().millis()));
    return ticket;
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
    var done = pending.remove(served.ticket());
    if (done != null) {
      settle(done, !served.reply().isFailure(), Optional.of(served.load()));
      answer(done, served.reply());
    }
    return this;
  }

  private Behavior<Command> onSettle(Settle order) {
    var done = pending.remove(order.ticket());
    if (done != null) {
      settle(done, order.good(), order.load());
    }
    return this;
  }

  private Behavior<Command> onOverdue(Overdue overdue) {
    var late = pending.remove(overdue.ticket());
    if (late != null) {
      settle(late, false, Optional.empty());
      answer(late, ServiceReply.refused(Kind.TOO_LATE, "the service did not answer in time"));
    }
    return this;
  }

  private Behavior<Command> onProbed(Probed answer) {
    desk.probed(answer.slot(), answer.instance(), answer.inFlight(), answer.latencyNanos(), now());
    return this;
  }

  private Behavior<Command> onChanged(Changed changed) {
    take(changed.now());
    giveUpWhatIsGone();
    if (service.view().isGone() && pending.isEmpty()) {
      setting.onGone().run();
      return Behaviors.stopped();
    }
    return this;
  }

  private void take(Published now) {
    service = now;
    try {
      desk.balanceBy(now.view().balancing());
    } catch (IllegalArgumentException e) { // set by a node with newer code
      getContext().getLog().warn("Keeping the strategy of '{}'", now.view().name(), e);
    }
    desk.instancesAre(now.view().instances(), now());
  }

  /** An answer of an actor that cannot be reached will not come; its caller may try another one. */
  private void giveUpWhatIsGone() {
    for (var entry : List.copyOf(pending.entrySet())) {
      var call = entry.getValue();
      if (call.replyTo().isPresent() && !service.actors().containsKey(call.instance().id())) {
        pending.remove(entry.getKey());
        settle(call, false, Optional.empty());
        answer(call, ServiceReply.refused(Kind.LOST, "the instance went away during the call"));
      }
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
                desk.outstanding(), desk.loads(now()), List.copyOf(decisions), desk.standing()));
    return this;
  }

  private Behavior<Command> onPostStop(PostStop stop) {
    pending
        .values()
        .forEach(call -> answer(call, ServiceReply.refused(Kind.LOST, "this node stops")));
    return this;
  }

  private void settle(Pending call, boolean good, Optional<LoadReport> load) {
    call.deadline().cancel();
    long now = now();
    long took = now - call.sentNanos();
    if (good) {
      desk.replied(call.slot(), call.call(), took, load, now);
    } else {
      desk.failed(call.slot(), call.call(), took, load, now);
    }
    if (!learning) {
      learning = true;
      getContext().scheduleOnce(LEARN_EVERY, getContext().getSelf(), Learning.DUE);
    }
  }

  private static void answer(Pending call, ServiceReply reply) {
    call.replyTo().ifPresent(to -> to.tell(reply.by(call.instance().id())));
  }

  private long now() {
    return setting.nanos().getAsLong();
  }
}
