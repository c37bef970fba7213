package io.evenkeel.persistence.lease;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Renews this node's lease four times in its length and looks at those of the others. When the
 * lease is lost, everything under it ends and the node begins a new life.
 */
final class NodeLeaseKeeper extends AbstractBehavior<NodeLeaseKeeper.Command> {

  sealed interface Command {}

  private record Tick() implements Command {}

  private record Begun(String node, long sentNanos, boolean ours) implements Command {}

  private record Renewed(NodeTerm term, long sentNanos, Optional<NodeRow> inTheWay)
      implements Command {}

  private record Seen(List<NodeRow> rows, long arrivedNanos) implements Command {}

  private record NotRenewed(Throwable cause) implements Command {}

  private record NotSeen(Throwable cause) implements Command {}

  private final LeaseTable table;
  private final Leases leases;
  private final LongSupplier nanoTime;
  private @Nullable NodeTerm term;
  private int lives;
  private boolean renewing;
  private boolean looking;

  static Behavior<Command> create(LeaseTable table, Leases leases, LongSupplier nanoTime) {
    return Behaviors.withTimers(
        timers ->
            Behaviors.setup(
                context -> new NodeLeaseKeeper(context, timers, table, leases, nanoTime)));
  }

  private NodeLeaseKeeper(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      LeaseTable table,
      Leases leases,
      LongSupplier nanoTime) {
    super(context);
    this.table = table;
    this.leases = leases;
    this.nanoTime = nanoTime;
    timers.startTimerAtFixedRate(new Tick(), leases.timing().length().dividedBy(4));
    context.getSelf().tell(new Tick());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Tick.class, this::onTick)
        .onMessage(Begun.class, this::onBegun)
        .onMessage(Renewed.class, this::onRenewed)
        .onMessage(Seen.class, this::onSeen)
        .onMessage(NotRenewed.class, this::onNotRenewed)
        .onMessage(NotSeen.class, this::onNotSeen)
        .build();
  }

  /** At most one renewal and one look at the others are on their way, however slow they are. */
  private Behavior<Command> onTick(Tick tick) {
    if (leases.hasLeft()) {
      return Behaviors.stopped();
    }
    if (!renewing) {
      renewing = true;
      var present = term;
      if (present == null) {
        begin();
      } else {
        renew(present);
      }
    }
    leases.releaseAgain();
    if (!looking) {
      looking = true;
      look();
    }
    return this;
  }

  private void look() {
    getContext()
        .pipeToSelf(
            table.nodes(),
            (rows, failure) ->
                failure == null ? new Seen(rows, nanoTime.getAsLong()) : new NotSeen(failure));
  }

  private void begin() {
    var node = leases.self() + "/" + ++lives;
    long sent = nanoTime.getAsLong();
    getContext()
        .pipeToSelf(
            table.begin(node),
            (ours, failure) ->
                failure == null ? new Begun(node, sent, ours) : new NotRenewed(failure));
  }

  private void renew(NodeTerm present) {
    long sent = nanoTime.getAsLong();
    getContext()
        .pipeToSelf(
            table.renew(present.node(), present.counter(), leases.isMember()),
            (inTheWay, failure) ->
                failure == null ? new Renewed(present, sent, inTheWay) : new NotRenewed(failure));
  }

  private Behavior<Command> onBegun(Begun begun) {
    renewing = false;
    if (begun.ours) {
      var life = new NodeTerm(begun.node, begun.sentNanos, leases.timing(), nanoTime);
      term = life;
      leases.began(life);
      getContext().getLog().info("This node has a lease: {}", begun.node);
    }
    return this;
  }

  private Behavior<Command> onRenewed(Renewed renewed) {
    renewing = false;
    if (renewed.inTheWay.isEmpty()) {
      renewed.term.renewed(renewed.sentNanos, renewed.term.counter() + 1);
      return this;
    }
    var row = renewed.inTheWay.get();
    if (row.state() == State.HELD) {
      renewed.term.found(row.counter());
    } else {
      lose(renewed.term, row);
    }
    return onTick(new Tick());
  }

  private void lose(NodeTerm lost, NodeRow row) {
    getContext()
        .getLog()
        .warn("This node has lost its lease {}: it is {}", lost.node(), row.state());
    term = null;
    leases.lost(lost);
  }

  private Behavior<Command> onSeen(Seen seen) {
    looking = false;
    leases.sightings().seen(seen.rows, seen.arrivedNanos);
    leases.looked(seen.arrivedNanos);
    return this;
  }

  private Behavior<Command> onNotRenewed(NotRenewed failed) {
    renewing = false;
    getContext().getLog().warn("Could not renew the lease: {}", String.valueOf(failed.cause));
    return this;
  }

  private Behavior<Command> onNotSeen(NotSeen failed) {
    looking = false;
    getContext().getLog().warn("Could not read the leases: {}", String.valueOf(failed.cause));
    return this;
  }
}
