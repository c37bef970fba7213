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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The leases of one node: its own, and those of the shards it owns. Thread-safe. */
public final class Leases {

  private record Held(HeldShard shard, Runnable lost) {}

  /** A shard that is not used any more, and of which the table may not know so. */
  private record Release(String shard, long epoch, NodeTerm term, boolean clean) {}

  private final String self;
  private final LeaseTable table;
  private final LeaseTiming timing;
  private final LongSupplier nanoTime;
  private final NodeSightings sightings;
  private final Map<String, Held> shards = new ConcurrentHashMap<>();
  private final Set<Release> unanswered = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> othersGone = new CompletableFuture<>();
  private final LongAdder waits = new LongAdder();
  private volatile @Nullable NodeTerm term;
  private volatile boolean left;
  private volatile boolean member;
  private volatile Predicate<String> fellows = node -> true;

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
   * Leases in the tables of a keyspace. Does nothing before {@link #keep}.
   *
   * @param self names this process, unique among all that ever were
   */
  public static Leases of(
      String self,
      Supplier<CompletionStage<CqlSession>> session,
      String keyspace,
      LeaseTiming timing) {
    return new Leases(self, new CassandraLeaseTable(session, keyspace), timing, System::nanoTime);
  }

  /** Begins to keep a lease for this node; ends with the system. To be called once. */
  public void keep(ActorSystem system) {
    Adapter.toTyped(system)
        .systemActorOf(NodeLeaseKeeper.create(table, this, nanoTime), "node-lease", Props.empty());
  }

  /**
   * Time may have gone by that the monotonic clock has not counted, as when a machine was
   * suspended. Narrows the window in which such a node still believes in its lease; nothing rests
   * on it.
   *
   * @param leapNanos how much
   */
  public void leapt(long leapNanos) {
    var present = term;
    if (present != null && leapNanos >= timing.length().toNanos()) {
      present.close();
    }
  }

  /** Completes when this node has had a lease for the first time. */
  public CompletionStage<Void> begun() {
    return begun;
  }

  /** Completes when, for the first time, no other member of the cluster can be alive. */
  public CompletionStage<Void> othersGone() {
    return othersGone;
  }

  /**
   * Who is a member of the cluster and can be reached, as this node sees it.
   *
   * @param fellow asked with the name of a process, on any thread
   */
  public void fellows(Predicate<String> fellow) {
    fellows = fellow;
  }

  /** This node has become a member of the cluster; its next renewal says so. */
  public void joined() {
    member = true;
  }

  boolean isMember() {
    return member;
  }

  /** The leases of the others have been read. */
  void looked(long nowNanos) {
    if (!sightings.memberLives(self, nowNanos)) {
      othersGone.complete(null);
    }
  }

  /** Whether this node has a lease now. */
  public boolean isValid() {
    var present = term;
    return present != null && present.isValid();
  }

  /** How often an owner was in the way when a shard was to be acquired. */
  public long waits() {
    return waits.sum();
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

  /**
   * Gives a shard back, once nothing of it runs any more; a stage that fails is tried again as long
   * as this node has its lease.
   */
  public CompletionStage<Boolean> release(String shard) {
    var held = shards.remove(shard);
    if (held == null) {
      return CompletableFuture.completedFuture(true);
    }
    boolean clean = held.shard.give();
    return release(new Release(shard, held.shard.epoch().number(), held.shard.term(), clean));
  }

  private CompletionStage<Boolean> release(Release release) {
    if (release.term.isOver()) {
      return CompletableFuture.completedFuture(true);
    }
    return table
        .release(release.shard, release.epoch, release.term.node(), release.clean)
        .whenComplete(
            (given, failure) -> {
              if (failure != null) {
                unanswered.add(release);
              }
            });
  }

  /** Gives back again what was given back without an answer: nobody else could ever take it. */
  void releaseAgain() {
    for (var release : Set.copyOf(unanswered)) {
      unanswered.remove(release);
      var unused = release(release);
    }
  }

  private CompletionStage<Optional<HeldShard>> acquire(
      String shard, Optional<ShardRow> row, NodeTerm present, Runnable lost) {
    if (row.isEmpty()) {
      return noStranger()
          .thenCompose(none -> none ? take(shard, 0, ShardEpoch.FIRST, present, lost) : denied());
    }
    var seen = row.get();
    var next = seen.epoch().next(seen.released() && seen.clean());
    return (seen.released() || seen.owner().equals(present.node())
            ? CompletableFuture.completedFuture(true)
            : hasEnded(seen.owner()))
        .thenCompose(
            free -> free ? take(shard, seen.epoch().number(), next, present, lost) : denied());
  }

  /**
   * A shard without a row was never owned, or its row was deleted by hand and its owner is not
   * known any more: a member that this node does not reach, whose lease might become valid again,
   * may be it. Such a one is waited for. A node that is no member yet asks for nothing that others
   * share.
   */
  private CompletionStage<Boolean> noStranger() {
    CompletionStage<Boolean> none = CompletableFuture.completedFuture(true);
    if (!member) {
      return none;
    }
    for (var name : sightings.strangers(self, fellows, nanoTime.getAsLong()).keySet()) {
      none =
          none.thenCompose(
              free -> free ? hasEnded(name) : CompletableFuture.completedFuture(false));
    }
    return none;
  }

  private CompletionStage<Optional<HeldShard>> denied() {
    waits.increment();
    return CompletableFuture.completedFuture(Optional.empty());
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
            taken -> taken ? keep(new HeldShard(shard, next, present), lost) : Optional.empty());
  }

  /** Unless the lease was lost meanwhile; who has lost it may have looked before this was there. */
  private Optional<HeldShard> keep(HeldShard shard, Runnable lost) {
    var held = new Held(shard, lost);
    var before = shards.put(shard.name(), held);
    if (before != null) {
      before.shard.give();
    }
    boolean late = shard.term().isOver() && shards.remove(shard.name(), held);
    return late ? Optional.empty() : Optional.of(shard);
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

  /** Whether no new life is to begin. */
  boolean hasLeft() {
    return left;
  }

  void began(NodeTerm life) {
    if (left) {
      return;
    }
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

  /**
   * Gives the node's own lease back for good, when nothing writes under it any more. A renewal may
   * be on its way, so that the row is one further.
   */
  public CompletionStage<Boolean> leave() {
    left = true;
    var present = term;
    if (present == null) {
      return CompletableFuture.completedFuture(true);
    }
    lost(present);
    long counter = present.counter();
    return table
        .end(present.node(), counter, State.RELEASED)
        .thenCompose(
            ended ->
                ended
                    ? CompletableFuture.completedFuture(true)
                    : table.end(present.node(), counter + 1, State.RELEASED));
  }
}
