package io.evenkeel.persistence.lease;

import akka.actor.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import com.datastax.oss.driver.api.core.CqlSession;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.lease.LeaseTable.ShardRow;
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

/** The shards that this node owns, under the lease it has itself. Thread-safe. */
public final class Leases {

  private record Held(HeldShard shard, Runnable lost) {}

  /** A shard that is not used any more, and of which the table may not know so. */
  private record Release(String shard, ShardEpoch epoch, NodeTerm term, boolean clean) {}

  private final OwnLease own;
  private final OtherNodes others;
  private final LeaseTable table;
  private final LongSupplier nanoTime;
  private final Map<String, Held> shards = new ConcurrentHashMap<>();
  private final Map<String, Integer> taking = new ConcurrentHashMap<>();
  private final Set<Release> unanswered = ConcurrentHashMap.newKeySet();
  private final LongAdder waits = new LongAdder();

  /**
   * Leases of a node.
   *
   * @param self names this process, unique among all that ever were
   */
  Leases(String self, LeaseTable table, LeaseTiming timing, LongSupplier nanoTime) {
    this.own = new OwnLease(self, table, timing);
    this.others = new OtherNodes(self, table, timing, nanoTime);
    this.table = table;
    this.nanoTime = nanoTime;
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
    own.leapt(leapNanos);
  }

  /** Completes when this node has had a lease for the first time. */
  public CompletionStage<Void> begun() {
    return own.begun();
  }

  /** Completes when, for the first time, no other member of the cluster can be alive. */
  public CompletionStage<Void> othersGone() {
    return others.gone();
  }

  /**
   * Who is a member of the cluster and can be reached, as this node sees it.
   *
   * @param fellow asked with the name of a process, on any thread
   */
  public void fellows(Predicate<String> fellow) {
    others.fellows(fellow);
  }

  /** This node has become a member of the cluster; its next renewal says so. */
  public void joined() {
    own.joined();
  }

  /** Whether this node has a lease now. */
  public boolean isValid() {
    return own.isValid();
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
    var present = own.term();
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
    var present = own.term();
    boolean ours = present != null && row.owner().equals(present.node());
    return !row.released() && !ours && !others.isSilent(row.owner(), silence);
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
    return release(new Release(shard, held.shard.epoch(), held.shard.term(), clean));
  }

  private CompletionStage<Boolean> release(Release release) {
    if (release.term.isOver()) {
      return CompletableFuture.completedFuture(true);
    }
    return table
        .release(release.shard, release.epoch.number(), release.term.node(), release.clean)
        .thenCompose(
            given -> given ? CompletableFuture.completedFuture(true) : releaseEdited(release))
        .whenComplete(
            (given, failure) -> {
              if (failure != null) {
                unanswered.add(release);
              }
            });
  }

  /**
   * A row that is still ours but at another epoch was edited by hand. It is given back all the
   * same, or nobody else could take it as long as this node lives; with the later epoch, as the
   * journal knows ours.
   */
  private CompletionStage<Boolean> releaseEdited(Release release) {
    var owner = release.term.node();
    return table
        .shard(release.shard)
        .thenCompose(
            row ->
                row.filter(seen -> isLeftOver(release.shard, owner, seen))
                    .map(seen -> releaseEdited(release, seen.epoch(), owner))
                    .orElse(CompletableFuture.completedFuture(false)));
  }

  private CompletionStage<Boolean> releaseEdited(Release release, ShardEpoch seen, String owner) {
    var later = seen.number() < release.epoch.number() ? release.epoch : seen;
    return table.releaseEdited(release.shard, seen.number(), later, owner);
  }

  /** Whether it is not this node's because it has taken the shard once more. */
  private boolean isLeftOver(String shard, String owner, ShardRow row) {
    return row.owner().equals(owner)
        && !row.released()
        && !taking.containsKey(shard)
        && !shards.containsKey(shard);
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
            : others.hasEnded(seen.owner()))
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
    return own.isMember() ? others.strangersHaveEnded() : CompletableFuture.completedFuture(true);
  }

  private CompletionStage<Optional<HeldShard>> denied() {
    waits.increment();
    return CompletableFuture.completedFuture(Optional.empty());
  }

  private CompletionStage<Optional<HeldShard>> take(
      String shard, long seen, ShardEpoch next, NodeTerm present, Runnable lost) {
    taking.merge(shard, 1, Integer::sum);
    return table
        .take(shard, seen, next, present.node())
        .thenApply(
            taken ->
                taken
                    ? keep(new HeldShard(shard, next, present), lost)
                    : Optional.<HeldShard>empty())
        .whenComplete(
            (held, failure) ->
                taking.computeIfPresent(shard, (name, many) -> many == 1 ? null : many - 1));
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

  OwnLease own() {
    return own;
  }

  OtherNodes others() {
    return others;
  }

  /** Ends everything that was owned under a lease. */
  void lost(NodeTerm life) {
    own.lost(life);
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

  /** Gives the node's own lease back for good, when nothing writes under it any more. */
  public CompletionStage<Boolean> leave() {
    own.leave();
    var present = own.term();
    if (present == null) {
      return CompletableFuture.completedFuture(true);
    }
    lost(present);
    return own.giveBack(present);
  }
}
