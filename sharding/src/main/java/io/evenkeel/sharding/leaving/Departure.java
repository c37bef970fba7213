package io.evenkeel.sharding.leaving;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import io.evenkeel.core.wire.ClusterMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Tells all nodes, when this one leaves, that it gives its shards away, and waits until they are
 * gone; and keeps what the others say. One on each node, found by {@link #KEY}.
 */
final class Departure extends AbstractBehavior<Departure.Command> {

  static final ServiceKey<Leaves> KEY = ServiceKey.create(Leaves.class, "evenkeel-departure");

  private static final Duration LOOK = Duration.ofMillis(50);

  /** Who waits for longer than that for the next shard to go waits for nothing. */
  private static final Duration STILL = Duration.ofSeconds(3);

  /**
   * So long others have to ask where the shards are now, before the coordinators are gone, which
   * may live here: new ones know nothing for half a second.
   */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  sealed interface Command {}

  /**
   * This node is about to leave.
   *
   * @param replyTo told when its shards are gone, or when no more of them go
   */
  record Leave(ActorRef<Done> replyTo) implements Command {}

  /** A node gives its shards away, for as long as its actor lives. */
  record Leaves(ActorRef<Leaves> node) implements Command, ClusterMessage {}

  private record Ended(ActorRef<Leaves> node) implements Command {}

  private record Found(List<ActorRef<Leaves>> nodes) implements Command {}

  private record Look() implements Command {}

  private final TimerScheduler<Command> timers;
  private final LeavingNodes leaving;
  private final IntSupplier shardsHere;
  private final Set<ActorRef<Leaves>> leavers = new HashSet<>();
  private Optional<ActorRef<Done>> waiting = Optional.empty();
  private List<ActorRef<Leaves>> nodes = List.of();
  private int shards;
  private int looks;

  /**
   * The behaviour; registers itself on start.
   *
   * @param leaving where it is kept who leaves
   * @param shardsHere how many shards with entities this node has; must not block
   */
  static Behavior<Command> create(LeavingNodes leaving, IntSupplier shardsHere) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(timers -> new Departure(context, timers, leaving, shardsHere)));
  }

  private Departure(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      LeavingNodes leaving,
      IntSupplier shardsHere) {
    super(context);
    this.timers = timers;
    this.leaving = leaving;
    this.shardsHere = shardsHere;
    context.getSystem().receptionist().tell(Receptionist.register(KEY, self()));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Leave.class, this::onLeave)
        .onMessage(Leaves.class, this::onLeaves)
        .onMessage(Ended.class, this::onEnded)
        .onMessage(Found.class, this::onFound)
        .onMessage(Look.class, look -> onLook())
        .build();
  }

  private Behavior<Command> onLeave(Leave leave) {
    waiting = Optional.of(leave.replyTo);
    shards = shardsHere.getAsInt();
    timers.startTimerWithFixedDelay(new Look(), LOOK);
    var found =
        getContext()
            .messageAdapter(
                Receptionist.Listing.class,
                listing -> new Found(List.copyOf(listing.getServiceInstances(KEY))));
    getContext().getSystem().receptionist().tell(Receptionist.find(KEY, found));
    return this;
  }

  private Behavior<Command> onFound(Found found) {
    nodes = found.nodes;
    nodes.forEach(node -> node.tell(new Leaves(self())));
    return shards == 0 ? end() : this;
  }

  private Behavior<Command> onLeaves(Leaves leaves) {
    leaving.add(leaves.node.path().address());
    if (leavers.add(leaves.node) && !leaves.node.equals(self())) {
      getContext().watchWith(leaves.node, new Ended(leaves.node));
    }
    return this;
  }

  private Behavior<Command> onEnded(Ended ended) {
    leavers.remove(ended.node);
    leaving.remove(ended.node.path().address());
    nodes = nodes.stream().filter(node -> !node.equals(ended.node)).toList();
    return this;
  }

  private Behavior<Command> onLook() {
    int left = shardsHere.getAsInt();
    looks = left == shards ? looks + 1 : 0;
    shards = left;
    boolean gone = left == 0 && isStillFor(SETTLED);
    if (left > 0 && isStillFor(STILL)) {
      getContext().getLog().info("Nobody takes the {} shards that are left here", left);
      return end();
    }
    return gone || isLast() ? end() : this;
  }

  private boolean isStillFor(Duration time) {
    return LOOK.multipliedBy(looks).compareTo(time) >= 0;
  }

  /** Whether all nodes leave, so that there is nobody who could take anything. */
  private boolean isLast() {
    return !nodes.isEmpty() && leavers.containsAll(nodes);
  }

  private Behavior<Command> end() {
    timers.cancelAll();
    waiting.ifPresent(replyTo -> replyTo.tell(Done.getInstance()));
    waiting = Optional.empty();
    return this;
  }

  private ActorRef<Leaves> self() {
    return getContext().getSelf().narrow();
  }
}
