package io.evenkeel.persistence.lease;

import akka.actor.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import com.datastax.oss.driver.api.core.CqlSession;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.lease.LeaseTable.ShardRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import io.evenkeel.persistence.lease.NodeSightings.Standing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The leases of one node: its own, and those of the shards it owns. Thread-safe. */
public final class Leases {

  private record Held(HeldShard shard, Runnable lost) {}

  private final String self;
  private final LeaseTable table;
  private final LeaseTiming timing;
  private final LongSupplier nanoTime;
  private final NodeSightings sightings;
  private final Map<String, Held> shards = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private volatile @Nullable NodeTerm term;

  /**
   * Leases of a node.
   *
   * @param self names this process, unique among all that ever were
   */
  Leases(String self, LeaseTable table, LeaseTiming timing, LongSupplier nanoTime) {
    this.self = self;
    this.table = table;
    this.timing = timing;
    this.nanoTime = nanoTime;
    this.sightings = new NodeSightings(timing);
  }

  /**
   * Begins to keep a lease for this node; ends with the system.
   *
   * @param self names this process, unique among all that ever were
   */
  public static Leases start(
      ActorSystem system,
      String self,
      Supplier<CompletionStage<CqlSession>> session,
      String keyspace,
      LeaseTiming timing) {
    var table = new CassandraLeaseTable(session, keyspace);
    var leases = new Leases(self, table, timing, System::nanoTime);
    Adapter.toTyped(system)
        .systemActorOf(
            NodeLeaseKeeper.create(table, leases, System::nanoTime), "node-lease", Props.empty());
    return leases;
  }

  /** Completes when this node has had a lease for the first time. */
  public CompletionStage<Void> begun() {
    return begun;
  }

  /** Whether this node has a lease now. */
  public boolean isValid() {
    var present = term;
    return present != null && present.isValid();
  }

  /** The shard, if this node owns it, as far as it knows. */
  public Optional<HeldShard> held(String shard) {
    return Optional.ofNullable(shards.get(shard)).map(Held::shard);
  }

  /**
   * Tries once to become the owner of a shard.
   *
   * @param lost called, on any thread, when this node has lost it again
   * @return the shard, or empty as long as another node may own it
   */
  public CompletionStage<Optional<HeldShard>> acquire(String shard, Runnable lost) {
    var present = term;
    if (present == null || !present.isValid()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return table.shard(shard).thenCompose(row -> acquire(shard, row, present, lost));
  }

  /**
   * Tries once to become the owner of a name that, unless given back, is left to its last owner for
   * some time after that one's last sign of life.
   *
   * @param silence that long without a renewal by that owner, as this node has seen it
   * @param lost called, on any thread, when this node has lost it again
   * @return what is owned, or empty as long as another node may own it
   */
  public CompletionStage<Optional<HeldShard>> acquireFromSilent(
      String name, Duration silence, Runnable lost) {
    return table
        .shard(name)
        .thenCompose(
            row ->
                row.filter(seen -> isInUse(seen, silence)).isPresent()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : acquire(name, lost));
  }

  private boolean isInUse(ShardRow row, Duration silence) {
    var present = term;
    boolean ours = present != null && row.owner().equals(present.node());
    return !row.released()
        && !ours
        && sightings.silence(row.owner(), nanoTime.getAsLong()).compareTo(silence) < 0;
  }

  /** Gives a shard back, once nothing of it runs any more. */
  public CompletionStage<Boolean> release(String shard) {
    var held = shards.remove(shard);
    if (held == null) {
      return CompletableFuture.completedFuture(true);
    }
    boolean clean = held.shard.give();
    return held.shard.term().isOver()
        ? CompletableFuture.completedFuture(true)
        : table.release(shard, held.shard.epoch().number(), held.shard.term().node(), clean);
  }

  private CompletionStage<Optional<HeldShard>> acquire(
      String shard, Optional<ShardRow> row, NodeTerm present, Runnable lost) {
    if (row.isEmpty()) {
      return take(shard, 0, ShardEpoch.FIRST, present, lost);
    }
    var seen = row.get();
    var next = seen.epoch().next(seen.released() && seen.clean());
    return (seen.released() || seen.owner().equals(present.node())
            ? CompletableFuture.completedFuture(true)
            : hasEnded(seen.owner()))
        .thenCompose(
            free ->
                free
                    ? take(shard, seen.epoch().number(), next, present, lost)
                    : CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Revokes an expired lease first, so that its holder cannot renew it any more. */
  private CompletionStage<Boolean> hasEnded(String owner) {
    var standing = sightings.of(owner, nanoTime.getAsLong());
    if (standing instanceof Standing.Expired expired) {
      return table.end(owner, expired.counter(), State.REVOKED);
    }
    return CompletableFuture.completedFuture(standing instanceof Standing.Ended);
  }

  private CompletionStage<Optional<HeldShard>> take(
      String shard, long seen, ShardEpoch next, NodeTerm present, Runnable lost) {
    return table
        .take(shard, seen, next, present.node())
        .thenApply(
            taken ->
                taken
                    ? Optional.of(keep(new HeldShard(shard, next, present), lost))
                    : Optional.empty());
  }

  private HeldShard keep(HeldShard shard, Runnable lost) {
    var before = shards.put(shard.name(), new Held(shard, lost));
    if (before != null) {
      before.shard.give();
    }
    if (shard.term().isOver()) {
      lost.run();
    }
    return shard;
  }

  String self() {
    return self;
  }

  LeaseTiming timing() {
    return timing;
  }

  NodeSightings sightings() {
    return sightings;
  }

  void began(NodeTerm life) {
    term = life;
    begun.complete(null);
  }

  /** Ends everything that was owned under a lease. */
  void lost(NodeTerm life) {
    life.end();
    term = null;
    shards
        .values()
        .removeIf(
            held -> {
              boolean ends = held.shard.term() == life;
              if (ends) {
                held.shard.give();
                held.lost.run();
              }
              return ends;
            });
  }

  /** Gives the node's own lease back, when nothing writes under it any more. */
  public CompletionStage<Boolean> leave() {
    var present = term;
    if (present == null) {
      return CompletableFuture.completedFuture(true);
    }
    lost(present);
    return table.end(present.node(), present.counter(), State.RELEASED);
  }
}
