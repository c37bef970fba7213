package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.State;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The lease of this node itself, which {@link NodeLeaseKeeper} renews. Thread-safe. */
final class OwnLease {

  private final String self;
  private final LeaseTable table;
  private final LeaseTiming timing;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private volatile @Nullable NodeTerm term;
  private volatile boolean left;
  private volatile boolean member;

  /**
   * No lease yet.
   *
   * @param self names this process, unique among all that ever were
   */
  OwnLease(String self, LeaseTable table, LeaseTiming timing) {
    this.self = self;
    this.table = table;
    this.timing = timing;
  }

  String self() {
    return self;
  }

  LeaseTiming timing() {
    return timing;
  }

  /** The present life; null before the first one, and from the loss of one to the next. */
  @Nullable NodeTerm term() {
    return term;
  }

  boolean isValid() {
    var present = term;
    return present != null && present.isValid();
  }

  /** Completes with the first life. */
  CompletionStage<Void> begun() {
    return begun;
  }

  void began(NodeTerm life) {
    if (left) {
      return;
    }
    term = life;
    begun.complete(null);
  }

  void lost(NodeTerm life) {
    life.end();
    term = null;
  }

  /** See {@link Leases#leapt}. */
  void leapt(long leapNanos) {
    var present = term;
    if (present != null && leapNanos >= timing.length().toNanos()) {
      present.close();
    }
  }

  /** This node has become a member of the cluster; its next renewal says so. */
  void joined() {
    member = true;
  }

  boolean isMember() {
    return member;
  }

  /** No new life is to begin. */
  void leave() {
    left = true;
  }

  boolean hasLeft() {
    return left;
  }

  /** Gives a life's lease back. A renewal may be on its way, so that the row is one further. */
  CompletionStage<Boolean> giveBack(NodeTerm life) {
    long counter = life.counter();
    return table
        .end(life.node(), counter, State.RELEASED)
        .thenCompose(
            ended ->
                ended
                    ? CompletableFuture.completedFuture(true)
                    : table.end(life.node(), counter + 1, State.RELEASED));
  }
}
