package io.evenkeel.core.runtime.scaling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.runtime.service.InstanceHost;
import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingReading;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.forecast.TargetModels;
import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.ScalingView;
import io.evenkeel.core.wire.ClusterMessage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The one controller of a cluster: hears what the nodes tell of their load, lets the loop of each
 * target decide, and has its driver carry that out, one call at a time. When members are silent or
 * cannot be reached it orders nothing, so that of two sides of a split neither acts before it knows
 * that it is the one that goes on. What it knows goes with it; its successor reads it anew.
 */
final class ElasticityController extends AbstractBehavior<ElasticityController.Command> {

  /** The private ones are for itself. */
  sealed interface Command {}

  /** A node tells of its load; and who starts instances there. */
  record Reported(NodeReport report, ActorRef<InstanceHost.Command> host)
      implements Command, ClusterMessage {}

  record DescribeLoad(ActorRef<ClusterLoadView> replyTo) implements Command, ClusterMessage {}

  record DescribeScaling(ActorRef<Scalings> replyTo) implements Command, ClusterMessage {}

  record DescribeAnomalies(ActorRef<AnomaliesView> replyTo) implements Command, ClusterMessage {}

  /** How all targets stand. */
  record Scalings(List<ScalingView> all) implements ClusterMessage {
    Scalings {
      all = List.copyOf(all);
    }
  }

  private enum Tick implements Command {
    INSTANCE
  }

  /** The driver says how many there are, or why it cannot. */
  private record OrderedIs(Target target, int count, String failure) implements Command {}

  /** The driver has taken an order, or says why not. */
  private record OrderEnded(Target target, String failure) implements Command {}

  /**
   * What a controller lives with.
   *
   * @param members as this node sees them
   * @param set what was set, by the name of the target; the nodes have none
   * @param nodeDriver empty when nodes are not scaled
   * @param models of the load of each target
   * @param anomalies what watches the load, anew for each controller
   * @param nanos a monotonic clock
   * @param clock for the list of decisions
   */
  record Setting(
      ScalingSettings settings,
      Supplier<ClusterMembers> members,
      Supplier<Map<String, Scaling>> set,
      Supplier<Optional<ScalingDriver>> nodeDriver,
      TargetModels models,
      Supplier<Anomalies> anomalies,
      ScalingGauges gauges,
      LongSupplier nanos,
      Clock clock) {}

  /** The name of the target that the nodes are. */
  static final String NODES = "";

  /** Knows nothing yet. */
  static Behavior<Command> create(Setting setting) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.INSTANCE, setting.settings().reportEvery());
                  return new ElasticityController(context, setting);
                }));
  }

  private final Setting setting;
  private final HeardLoad heard;
  private final Targets targets;
  private final Anomalies anomalies;

  private ElasticityController(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
    this.heard = new HeardLoad(setting.settings());
    this.targets =
        new Targets(
            setting.settings(),
            setting.nodeDriver().get(),
            service -> new ServiceDriver(service, () -> heard.hosting(service)),
            setting.models());
    this.anomalies = setting.anomalies().get();
    context.getLog().info("This node's controller decides on scaling from now on");
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Reported.class, this::onReported)
        .onMessageEquals(Tick.INSTANCE, this::onTick)
        .onMessage(OrderedIs.class, this::onOrderedIs)
        .onMessage(OrderEnded.class, this::onOrderEnded)
        .onMessage(DescribeLoad.class, this::onDescribeLoad)
        .onMessage(DescribeScaling.class, this::onDescribeScaling)
        .onMessage(DescribeAnomalies.class, this::onDescribeAnomalies)
        .onSignal(PreRestart.class, this::onPreRestart)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onReported(Reported told) {
    heard.told(told.report(), told.host(), now());
    return this;
  }

  private Behavior<Command> onTick() {
    heard.membersAre(setting.members().get(), now());
    targets.are(setting.set().get());
    heard.addUp(targets.names(), now());
    anomalies.look(this::recentLoad, now(), setting.clock().millis());
    targets.free().forEach(this::ask);
    setting.gauges().are(targets.views());
    return this;
  }

  private void ask(Target target) {
    getContext()
        .pipeToSelf(
            bounded(target.driver()::ordered),
            (count, failure) ->
                new OrderedIs(target, count == null ? 0 : count, DriverCall.why(failure)));
  }

  private Behavior<Command> onOrderedIs(OrderedIs said) {
    var target = said.target();
    if (!targets.have(target)) { // nobody wants it scaled any more
      targets.settled(target);
    } else if (said.failure().isEmpty()) {
      step(target, said.count());
    } else {
      blind(target, "the driver does not say how many there are: " + said.failure());
    }
    return this;
  }

  /** What goes wrong with one target is none of the others' business. */
  private void step(Target target, int ordered) {
    try {
      var order = target.loop().step(reading(target, ordered));
      if (order.isPresent()) {
        order(target, ordered, order.getAsInt());
      } else {
        targets.settled(target);
      }
    } catch (RuntimeException | AssertionError | LinkageError e) {
      var why = "the policy failed: " + e;
      if (!target.view().alarm().equals(why)) { // once, not each second
        getContext().getLog().error("The policy of '{}' failed", target.name(), e);
      }
      blind(target, why);
    }
  }

  private void blind(Target target, String why) {
    var unusual = anomalies.concerning(target.name());
    target.loop().blind(why, unusual, now(), setting.clock().millis());
    targets.settled(target);
  }

  private void order(Target target, int from, int to) {
    var name = target.name().isEmpty() ? "nodes" : target.name();
    getContext().getLog().info("Scaling {} from {} to {}", name, from, to);
    getContext()
        .pipeToSelf(
            bounded(() -> target.driver().order(to)),
            (done, failure) -> new OrderEnded(target, DriverCall.why(failure)));
  }

  private Behavior<Command> onOrderEnded(OrderEnded ended) {
    var target = ended.target();
    if (ended.failure().isEmpty()) {
      target.loop().taken();
    } else {
      getContext().getLog().warn("Scaling '{}' failed: {}", target.name(), ended.failure());
      target.loop().failed(ended.failure(), now());
    }
    targets.settled(target);
    return this;
  }

  private ScalingReading reading(Target target, int ordered) {
    long now = now();
    var missing = heard.missing();
    Optional<LoadSnapshot> load =
        missing.isEmpty()
            ? Optional.of(target.snapshot(heard.of(target.name(), targets.names()), ordered, now))
            : Optional.empty();
    return new ScalingReading(
        now, setting.clock().millis(), ordered, load, missing, anomalies.concerning(target.name()));
  }

  private <T> CompletionStage<T> bounded(Supplier<CompletionStage<T>> call) {
    return DriverCall.bounded(call, setting.settings().orderTimeout());
  }

  private Behavior<Command> onDescribeLoad(DescribeLoad order) {
    order.replyTo().tell(recentLoad());
    return this;
  }

  private ClusterLoadView recentLoad() {
    return heard.recent(targets.names(), now()).with(anomalies.view().now());
  }

  private Behavior<Command> onDescribeAnomalies(DescribeAnomalies order) {
    order.replyTo().tell(anomalies.view());
    return this;
  }

  private Behavior<Command> onDescribeScaling(DescribeScaling order) {
    order.replyTo().tell(new Scalings(targets.views()));
    return this;
  }

  private Behavior<Command> onPreRestart(PreRestart restart) {
    end();
    return this;
  }

  private Behavior<Command> onPostStop(PostStop stop) {
    end();
    return this;
  }

  private void end() {
    setting.gauges().are(List.of());
    anomalies.end();
  }

  private long now() {
    return setting.nanos().getAsLong();
  }
}
