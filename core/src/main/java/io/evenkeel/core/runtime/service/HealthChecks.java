package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.runtime.service.ServiceSettings.Checks;
import io.evenkeel.core.service.CheckPlan;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.InstanceKey;
import io.evenkeel.core.service.ServiceView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Checks all HTTP instances, as {@link CheckPlan} says when, and tells the registry. */
final class HealthChecks extends AbstractBehavior<HealthChecks.Command> {

  /** All are for itself. */
  sealed interface Command {}

  private record Changed(Published now) implements Command {}

  private record Checked(InstanceKey key, String address, boolean good) implements Command {}

  private enum Tick implements Command {
    INSTANCE
  }

  private static final Duration TICK = Duration.ofMillis(100);

  /** Starts to check what the registry knows. */
  static Behavior<Command> create(
      Checks settings,
      HealthProbe probe,
      ActorRef<ServiceRegistry.Command> registry,
      LongSupplier nanos) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  var changes = context.messageAdapter(Published.class, Changed::new);
                  registry.tell(new ServiceRegistry.WatchAll(changes));
                  timers.startTimerWithFixedDelay(Tick.INSTANCE, TICK);
                  return new HealthChecks(context, settings, probe, registry, nanos);
                }));
  }

  private final Duration timeout;
  private final HealthProbe probe;
  private final ActorRef<ServiceRegistry.Command> registry;
  private final LongSupplier nanos;
  private final CheckPlan plan;

  private HealthChecks(
      ActorContext<Command> context,
      Checks settings,
      HealthProbe probe,
      ActorRef<ServiceRegistry.Command> registry,
      LongSupplier nanos) {
    super(context);
    this.timeout = settings.timeout();
    this.probe = probe;
    this.registry = registry;
    this.nanos = nanos;
    this.plan = new CheckPlan(settings.interval(), settings.thresholds(), settings.maxInFlight());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Changed.class, this::onChanged)
        .onMessageEquals(Tick.INSTANCE, this::onTick)
        .onMessage(Checked.class, this::onChecked)
        .build();
  }

  private Behavior<Command> onChanged(Changed changed) {
    var view = changed.now().view();
    plan.instancesAre(view.name(), httpOf(view), nanos.getAsLong());
    return this;
  }

  private static Map<String, Instance> httpOf(ServiceView view) {
    var instances = new HashMap<String, Instance>();
    view.instances().stream()
        .filter(instance -> instance.kind() == Instance.Kind.HTTP)
        .forEach(instance -> instances.put(instance.id(), instance));
    return instances;
  }

  private Behavior<Command> onTick() {
    plan.due(nanos.getAsLong()).forEach(this::check);
    return this;
  }

  private void check(InstanceKey key, Instance instance) {
    var answer =
        CompletableFuture.completedFuture(instance)
            .thenCompose(subject -> probe.check(subject, timeout)) // one that throws has failed
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    getContext()
        .pipeToSelf(
            answer,
            (good, failure) ->
                new Checked(key, instance.address(), failure == null && Boolean.TRUE.equals(good)));
  }

  private Behavior<Command> onChecked(Checked checked) {
    plan.checked(checked.key(), checked.address(), checked.good(), nanos.getAsLong())
        .ifPresent(
            up -> {
              getContext().getLog().info("{} is {}", checked.key().text(), up ? "up" : "down");
              registry.tell(new ServiceRegistry.HealthIs(checked.key(), up));
            });
    plan.due(nanos.getAsLong()).forEach(this::check);
    return this;
  }
}
