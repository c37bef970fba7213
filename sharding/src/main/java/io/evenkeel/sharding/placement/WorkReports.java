package io.evenkeel.sharding.placement;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import com.sun.management.OperatingSystemMXBean;
import io.evenkeel.core.placement.WorkReport;
import io.evenkeel.core.wire.ClusterMessage;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells all nodes, time and again, what the entities of this one do, and passes on what they say.
 * One on each node, found by {@link #KEY}.
 */
final class WorkReports extends AbstractBehavior<WorkReports.Command> {

  static final ServiceKey<Report> KEY = ServiceKey.create(Report.class, "evenkeel-work");

  sealed interface Command {}

  /** What a node says. One that is lost is made up for by the next. */
  record Report(WorkReport work) implements Command, ClusterMessage {}

  private record Nodes(Set<ActorRef<Report>> found) implements Command {}

  private record Tick() implements Command {}

  /**
   * Who tells.
   *
   * @param node host:port of this node
   * @param heard takes each report, of this node too; on this actor's thread
   */
  record Sender(
      String node, PlacementSettings settings, WorkMeters meters, Consumer<WorkReport> heard) {}

  private final Sender sender;
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private Set<ActorRef<Report>> nodes = Set.of();
  private long lastNanos = System.nanoTime();
  private long lastCpuNanos = process.getProcessCpuTime();

  /** The behaviour; registers itself on start. */
  static Behavior<Command> create(Sender sender) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Tick(), sender.settings.reportEvery());
                  return new WorkReports(context, sender);
                }));
  }

  private WorkReports(ActorContext<Command> context, Sender sender) {
    super(context);
    this.sender = sender;
    var receptionist = context.getSystem().receptionist();
    receptionist.tell(Receptionist.register(KEY, context.getSelf().narrow()));
    var nodesFound =
        context.messageAdapter(
            Receptionist.Listing.class,
            listing -> new Nodes(Set.copyOf(listing.getServiceInstances(KEY))));
    receptionist.tell(Receptionist.subscribe(KEY, nodesFound));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Report.class, this::onReport)
        .onMessage(Nodes.class, this::onNodes)
        .onMessage(Tick.class, tick -> onTick())
        .build();
  }

  private Behavior<Command> onReport(Report report) {
    sender.heard.accept(report.work);
    return this;
  }

  private Behavior<Command> onNodes(Nodes found) {
    nodes = found.found;
    return this;
  }

  private Behavior<Command> onTick() {
    long now = System.nanoTime();
    long cpuNanos = process.getProcessCpuTime();
    var types = sender.meters.read((now - lastNanos) / 1e9, cpuNanos - lastCpuNanos);
    lastNanos = now;
    lastCpuNanos = cpuNanos;
    var report = new Report(new WorkReport(sender.node, sender.settings.cores(), types));
    nodes.forEach(node -> node.tell(report));
    return this;
  }
}
