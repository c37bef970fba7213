package io.evenkeel.core.runtime.scaling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.load.LoadBook;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.scaling.ServiceDriver.HostingNode;
import io.evenkeel.core.runtime.service.InstanceHost;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingLoad;
import io.evenkeel.core.scaling.ScalingReading;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.TargetModels;
import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.ScalingView;
import io.evenkeel.core.wire.ClusterMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final ScalingSettings settings;
  private final LoadBook book;
  private final Anomalies anomalies;
  private final Map<String, ActorRef<InstanceHost.Command>> hosts = new HashMap<>();
  private final Map<String, Target> targets = new TreeMap<>();
  private final Optional<ScalingDriver> nodeDriver;
  private final Set<String> unknown = new HashSet<>();
  private List<String> up = List.of();
  private List<String> silent = List.of();

  /** Over the last report of each node, as at the last tick. */
  private ClusterLoadView load = new ClusterLoadView(0, List.of(), List.of(), List.of(), List.of());

  /** What is scaled when it begins, another controller has scaled before. */
  private boolean begins = true;

  private ElasticityController(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
    this.settings = setting.settings();
    this.book = new LoadBook(settings.window());
    this.anomalies = setting.anomalies().get();
    this.nodeDriver = setting.nodeDriver().get();
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
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onReported(Reported told) {
    book.add(told.report(), now());
    hosts.put(told.report().node(), told.host());
    return this;
  }

  private Behavior<Command> onTick() {
    var members = setting.members().get();
    up = members.up();
    book.membersAre(up);
    hosts.keySet().retainAll(up);
    var missing = new HashSet<>(members.unreachable());
    missing.addAll(book.silent(up, now(), settings.holdAfter().toNanos()));
    silent = missing.stream().sorted().toList();
    targetsAre(setting.set().get());
    load = book.view(1, elastic(), silent, now());
    anomalies.look(this::recentLoad, now(), setting.clock().millis());
    targets.values().stream().filter(Target::tryBegin).forEach(this::ask);
    setting.gauges().are(views());
    return this;
  }

  private void targetsAre(Map<String, Scaling> set) {
    var wanted = new HashMap<>(set);
    wanted.putIfAbsent(NODES, settings.nodeScaling());
    if (nodeDriver.isEmpty()) {
      wanted.remove(NODES);
    }
    wanted.values().removeIf(scaling -> !scaling.isOn());
    targets.keySet().retainAll(wanted.keySet());
    wanted.forEach(this::targetIs);
    begins = false;
  }

  private void targetIs(String name, Scaling scaling) {
    var known = targets.get(name);
    if (known != null && known.scaling().equals(scaling)) {
      return;
    }
    try {
      targets.put(name, target(name, scaling, known));
      unknown.remove(name);
    } catch (IllegalArgumentException e) { // set by a node with newer code
      targets.remove(name);
      if (unknown.add(name)) {
        getContext().getLog().warn("'{}' is not scaled by this node: {}", name, e.getMessage());
      }
    }
  }

  private Target target(String name, Scaling scaling, @Nullable Target known) {
    boolean nodes = name.equals(NODES);
    var limits = nodes ? settings.nodes() : settings.services();
    Supplier<ForecastModels> models = () -> setting.models().of(name);
    if (known != null) {
      return known.with(scaling, limits.loop(scaling, false, models));
    }
    var driver = nodes ? nodeDriver.orElseThrow() : new ServiceDriver(name, () -> hosting(name));
    return new Target(name, scaling, driver, limits.loop(scaling, begins, models));
  }

  /** Those that can host a service, by what they said last. */
  private Map<String, HostingNode> hosting(String service) {
    var hosting = new TreeMap<String, HostingNode>();
    for (var node : up) {
      var host = hosts.get(node);
      var count = book.last(node).map(report -> report.hosted().get(service));
      if (host != null && count.isPresent()) {
        hosting.put(node, new HostingNode(host, count.get()));
      }
    }
    return hosting;
  }

  private void ask(Target target) {
    getContext()
        .pipeToSelf(
            bounded(target.driver().ordered()),
            (count, failure) -> new OrderedIs(target, count == null ? 0 : count, why(failure)));
  }

  private Behavior<Command> onOrderedIs(OrderedIs said) {
    var target = said.target();
    if (targets.get(target.name()) != target) { // it is scaled otherwise by now
      return this;
    }
    if (!said.failure().isEmpty()) {
      target.loop().blind(said.failure(), setting.clock().millis());
      target.settle();
      return this;
    }
    var order = target.loop().step(reading(target, said.count()));
    if (order.isPresent()) {
      order(target, said.count(), order.getAsInt());
    } else {
      target.settle();
    }
    return this;
  }

  private void order(Target target, int from, int to) {
    var name = target.name().isEmpty() ? "nodes" : target.name();
    getContext().getLog().info("Scaling {} from {} to {}", name, from, to);
    getContext()
        .pipeToSelf(
            bounded(target.driver().order(to)),
            (done, failure) -> new OrderEnded(target, why(failure)));
  }

  private Behavior<Command> onOrderEnded(OrderEnded ended) {
    var target = ended.target();
    if (ended.failure().isEmpty()) {
      target.loop().taken();
    } else {
      getContext().getLog().warn("Scaling '{}' failed: {}", target.name(), ended.failure());
      target.loop().failed(ended.failure(), now());
    }
    target.settle();
    return this;
  }

  private ScalingReading reading(Target target, int ordered) {
    long now = now();
    long epoch = setting.clock().millis();
    var unusual = anomalies.concerning(target.name());
    if (!silent.isEmpty() || up.isEmpty()) {
      return new ScalingReading(now, epoch, ordered, Optional.empty(), missing(), unusual);
    }
    var its =
        target.name().equals(NODES)
            ? ScalingLoad.ofNodes(load, elastic())
            : ScalingLoad.ofService(load, target.name());
    return new ScalingReading(
        now, epoch, ordered, Optional.of(target.snapshot(its, ordered, now)), "", unusual);
  }

  private String missing() {
    return up.isEmpty()
        ? "this node is no member yet"
        : "nothing is known of the load of " + String.join(", ", silent);
  }

  private Set<String> elastic() {
    return targets.keySet();
  }

  private <T> CompletionStage<T> bounded(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .copy()
        .orTimeout(settings.orderTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String why(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    var cause = DirectStage.unwrapped(failure);
    return cause instanceof TimeoutException
        ? "it did not answer in time"
        : Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }

  private Behavior<Command> onDescribeLoad(DescribeLoad order) {
    order.replyTo().tell(recentLoad());
    return this;
  }

  /** Over the last while, for people and for what watches. */
  private ClusterLoadView recentLoad() {
    var recent = book.view(settings.window(), elastic(), silent, now());
    return recent.with(anomalies.view().now());
  }

  private Behavior<Command> onDescribeAnomalies(DescribeAnomalies order) {
    order.replyTo().tell(anomalies.view());
    return this;
  }

  private Behavior<Command> onDescribeScaling(DescribeScaling order) {
    order.replyTo().tell(new Scalings(views()));
    return this;
  }

  private List<ScalingView> views() {
    return targets.values().stream().map(Target::view).toList();
  }

  private Behavior<Command> onPostStop(PostStop stop) {
    setting.gauges().are(List.of());
    anomalies.end();
    return this;
  }

  private long now() {
    return setting.nanos().getAsLong();
  }
}
