package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.evenkeel.core.Service;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.load.SlotMeter;
import io.evenkeel.core.protection.DeadlineShedding;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probe;
import io.evenkeel.core.runtime.service.ServiceProtocol.Probed;
import io.evenkeel.core.runtime.service.ServiceProtocol.Request;
import io.evenkeel.core.runtime.service.ServiceProtocol.Serve;
import io.evenkeel.core.runtime.service.ServiceProtocol.Served;
import io.evenkeel.core.service.Intake;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service. Takes calls in as {@link Intake} says, runs their handlers on other
 * threads and answers with the reply and its load. Registered with the receptionist while it takes
 * calls. After a defect it begins anew, or ends when it was leaving: calls that waited are refused,
 * those that were worked on are answered when they end.
 */
final class ServiceInstance extends AbstractBehavior<ServiceInstance.Command> {

  /** All instances of all services; the name of the actor says which one it is. */
  static final ServiceKey<Request> KEY = ServiceKey.create(Request.class, "evenkeel-service");

  /** Only {@link Request} and {@link Leave} may be sent from outside. */
  sealed interface Command permits Request, Leave, Look, Ended {}

  /**
   * Takes itself off the list and stops: when it has no more calls and none has come for a while.
   * Calls that come nevertheless are carried out.
   */
  enum Leave implements Command {
    INSTANCE
  }

  /** Whether it can stop. */
  private enum Look implements Command {
    INSTANCE
  }

  private record Ended(Work work, long startedAtNanos, int incarnation, ServiceReply reply)
      implements Command {}

  /** A call that was taken in. */
  private record Work(
      Serve call, Intake.Arrival arrival, double cost, Supplier<CompletionStage<?>> handler) {

    private long leftNanos(long nowNanos) {
      return arrival.atNanos() + call.budgetMillis() * 1_000_000 - nowNanos;
    }
  }

  /**
   * What an instance lives with.
   *
   * @param id unique within the service
   * @param maxWaiting calls that may wait
   * @param meter of what it does
   * @param quiet for which no call must have come when it stops
   * @param shedding whether what would be answered too late is refused
   * @param handlers runs handlers
   * @param nanos a monotonic clock
   * @param strain 0 to 1, of the process
   */
  record Setting(
      Service service,
      String id,
      int maxWaiting,
      SlotMeter meter,
      Duration quiet,
      boolean shedding,
      Executor handlers,
      LongSupplier nanos,
      DoubleSupplier strain) {}

  private static final Duration LOOK = Duration.ofMillis(250);

  /** What outlives a restart. Of one actor. */
  private static final class Life {
    private int incarnation;
    private boolean leaving;
  }

  /** Registers on start. */
  static Behavior<Command> create(Setting setting) {
    return Behaviors.setup(
        outer -> {
          var life = new Life();
          return Behaviors.supervise(
                  Behaviors.<Command>setup(
                      context ->
                          life.leaving
                              ? Behaviors.stopped()
                              : new ServiceInstance(context, setting, life)))
              .onFailure(Throwable.class, SupervisorStrategy.restart());
        });
  }

  private final Setting setting;
  private final Intake<Work> intake;
  private final DeadlineShedding shedding = DeadlineShedding.byDefault();
  private final ActorRef<Request> self;
  private final Life life;
  private final int incarnation;
  private long lastCallNanos;

  private ServiceInstance(ActorContext<Command> context, Setting setting, Life life) {
    super(context);
    this.setting = setting;
    this.life = life;
    this.incarnation = ++life.incarnation;
    this.intake = new Intake<>(setting.service().atOnce(), setting.maxWaiting());
    this.self = context.getSelf().narrow();
    context.getSystem().receptionist().tell(Receptionist.register(KEY, self));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Serve.class, this::onServe)
        .onMessage(Ended.class, this::onEnded)
        .onMessage(Probe.class, this::onProbe)
        .onMessageEquals(Leave.INSTANCE, this::onLeave)
        .onMessageEquals(Look.INSTANCE, this::onLook)
        .onSignal(PreRestart.class, this::onPreRestart)
        .build();
  }

  private Behavior<Command> onServe(Serve call) {
    lastCallNanos = setting.nanos().getAsLong();
    var operation = setting.service().operations().get(call.operation());
    if (operation == null) {
      refuse(
          call,
          Kind.UNKNOWN_OPERATION,
          "service '%s' has no operation '%s'; it has %s"
              .formatted(
                  setting.service().name(),
                  call.operation(),
                  setting.service().operations().keySet()));
    } else {
      take(call, operation);
    }
    return this;
  }

  private <Q> void take(Serve call, Service.Operation<Q> operation) {
    var arrival = intake.look(setting.nanos().getAsLong());
    try {
      var request = Json.toCommand(new JsonText(call.json()).tree(), operation.payload());
      double cost = operation.cost().applyAsDouble(request);
      takeIn(new Work(call, arrival, cost, () -> operation.work().apply(request)));
    } catch (BadJson e) {
      refuse(call, Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (RuntimeException | AssertionError | LinkageError e) { // of what says the cost
      getContext().getLog().warn("{} cannot say the cost of a call", operation, e);
      refuse(call, Kind.FAILED, "the service failed; its log says why");
    }
  }

  private void takeIn(Work work) {
    if (comesTooLate(work)) {
      refuse(work.call(), Kind.OVERLOADED, "the instance would answer after the caller's deadline");
      return;
    }
    var verdict = intake.take(work, work.cost());
    if (verdict == Intake.Verdict.TURN_AWAY) {
      refuse(work.call(), Kind.OVERLOADED, "the instance has " + intake.inFlight() + " calls");
      return;
    }
    setting.meter().began();
    if (verdict == Intake.Verdict.START) { // else the intake gives it back
      start(work);
    }
    measure();
  }

  private void measure() {
    int queued = intake.queued();
    setting.meter().working(intake.inFlight() - queued, queued, setting.nanos().getAsLong());
  }

  private boolean comesTooLate(Work work) {
    long left = work.leftNanos(setting.nanos().getAsLong());
    int slots = setting.service().atOnce();
    return setting.shedding()
        && shedding.decide(left, intake.inFlight(), slots) == DeadlineShedding.Verdict.TOO_LATE;
  }

  private void start(Work work) {
    long now = setting.nanos().getAsLong();
    long left = work.leftNanos(now);
    if (left <= 0) {
      getContext().getSelf().tell(new Ended(work, now, incarnation, tooLate()));
      return;
    }
    var reply =
        CompletableFuture.supplyAsync(work.handler(), setting.handlers())
            .thenCompose(later -> later)
            .thenApply(value -> ServiceReply.done(JsonText.of(value)))
            .orTimeout(left, TimeUnit.NANOSECONDS);
    getContext()
        .pipeToSelf(
            reply,
            (done, failure) ->
                new Ended(work, now, incarnation, failure == null ? done : failed(failure)));
  }

  private Behavior<Command> onEnded(Ended ended) {
    long now = setting.nanos().getAsLong();
    var work = ended.work();
    answer(work, ended.reply(), (double) (now - ended.startedAtNanos()), now);
    if (ended.incarnation() != incarnation) { // what was taken in before a restart is not counted
      return this;
    }
    if (ended.reply().isDone()) {
      shedding.observe(now - ended.startedAtNanos());
    }
    intake.left(work.cost(), now - work.arrival().atNanos()).ifPresent(this::start);
    measure();
    return this;
  }

  private void answer(Work work, ServiceReply reply, double serviceNanos, long now) {
    var load = work.arrival().report(serviceNanos, setting.strain().getAsDouble(), now);
    work.call().replyTo().tell(new Served(work.call().ticket(), reply.by(setting.id()), load));
    setting.meter().ended(!reply.isFailure(), now - work.arrival().atNanos());
  }

  /** Nobody would start those that wait. */
  private Behavior<Command> onPreRestart(PreRestart signal) {
    long now = setting.nanos().getAsLong();
    var refused = ServiceReply.refused(Kind.OVERLOADED, "the instance had to begin anew");
    intake.giveUpWaiting().forEach(work -> answer(work, refused, Double.NaN, now));
    setting.meter().working(0, 0, now);
    return this;
  }

  private Behavior<Command> onProbe(Probe probe) {
    probe
        .replyTo()
        .tell(new Probed(probe.slot(), setting.id(), intake.inFlight(), intake.latencyNanos()));
    return this;
  }

  private Behavior<Command> onLeave() {
    if (!life.leaving) {
      life.leaving = true;
      lastCallNanos = setting.nanos().getAsLong();
      getContext().getSystem().receptionist().tell(Receptionist.deregister(KEY, self));
      lookLater();
    }
    return this;
  }

  private Behavior<Command> onLook() {
    long quiet = setting.nanos().getAsLong() - lastCallNanos;
    if (intake.inFlight() == 0 && quiet >= setting.quiet().toNanos()) {
      return Behaviors.stopped();
    }
    lookLater();
    return this;
  }

  private void lookLater() {
    getContext().scheduleOnce(LOOK, getContext().getSelf(), Look.INSTANCE);
  }

  private void refuse(Serve call, Kind kind, String detail) {
    long now = setting.nanos().getAsLong();
    setting.meter().refused();
    var load = intake.look(now).report(Double.NaN, setting.strain().getAsDouble(), now);
    call.replyTo()
        .tell(new Served(call.ticket(), ServiceReply.refused(kind, detail).by(setting.id()), load));
  }

  private ServiceReply failed(@Nullable Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException) {
      return tooLate();
    }
    getContext().getLog().warn("A handler of '{}' failed", setting.service().name(), cause);
    return ServiceReply.refused(Kind.FAILED, "the service failed; its log says why");
  }

  private static ServiceReply tooLate() {
    return ServiceReply.refused(Kind.TOO_LATE, "the service did not answer in time");
  }
}
