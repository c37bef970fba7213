package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.ShardEpoch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The rows that leases are made of. Every change is a transaction on one row.
 *
 * <p>Thread-safe; no method blocks. A stage that fails says nothing about whether the change was
 * made: read again.
 */
public interface LeaseTable {

  /** What became of a node's lease. Whatever is not held can never be held again. */
  enum State {
    HELD,
    /** Given back by its holder, which does not write any more. */
    RELEASED,
    /** Taken away by another node after it had expired. */
    REVOKED
  }

  /**
   * The lease of one life of a node.
   *
   * @param node names the life, not the address: a node that starts again is another one
   * @param counter of renewals
   * @param member whether the node has been a member of the cluster at its last renewal
   */
  record NodeRow(String node, long counter, State state, boolean member) {

    /** Of a node that is no member yet. */
    NodeRow(String node, long counter, State state) {
      this(node, counter, state, false);
    }
  }

  /**
   * The lease of a shard, or of whatever else must have one owner.
   *
   * @param owner the node it was last given to
   * @param released whether that one has given it back
   * @param clean whether it did so with no write in doubt
   */
  record ShardRow(ShardEpoch epoch, String owner, boolean released, boolean clean) {}

  /** All leases of nodes that are known, ended ones too for a while. */
  CompletionStage<List<NodeRow>> nodes();

  /** Begins a lease with counter 1; false when there is one of this name. */
  CompletionStage<Boolean> begin(String node);

  /**
   * Raises the counter from {@code counter}.
   *
   * @param member whether the node is a member of the cluster now
   * @return empty when it was raised; else the row as it is, {@link State#REVOKED} if it is gone
   */
  CompletionStage<Optional<NodeRow>> renew(String node, long counter, boolean member);

  /**
   * Ends a lease that is held with {@code counter}; false when it is not.
   *
   * @param counter 0 for a lease whose row is gone, which then is there and ended
   */
  CompletionStage<Boolean> end(String node, long counter, State end);

  /** The last word on a shard, no transaction in flight left out. */
  CompletionStage<Optional<ShardRow>> shard(String shard);

  /**
   * Makes {@code owner} the owner; false when the row is not at the epoch that was seen.
   *
   * @param seen the epoch's number in the row, 0 if there was no row
   */
  CompletionStage<Boolean> take(String shard, long seen, ShardEpoch next, String owner);

  /** Gives a shard back; false when it is not {@code owner}'s at this epoch. */
  CompletionStage<Boolean> release(String shard, long epoch, String owner, boolean clean);

  /**
   * Gives a shard back whose row was edited by hand under its owner, not cleanly; false when it is
   * not {@code owner}'s at the epoch that was seen.
   *
   * @param epoch that the row has from now on
   */
  CompletionStage<Boolean> releaseEdited(String shard, long seen, ShardEpoch epoch, String owner);
}
