package io.evenkeel.persistence.fencing;

import io.evenkeel.persistence.fencing.Chain.Unbroken;

/**
 * Whether a recovery may begin with a snapshot: only if the event it was taken at is on the chain.
 * Else the caller tries the snapshot before it, and at last replays everything.
 *
 * <p>It looks at the rows from the snapshot on, so it cannot see a chain that ends below it.
 * Therefore a snapshot may only be taken of a state whose last event was <em>confirmed</em> to the
 * incarnation that takes it, which Akka does anyway; then this rule is the second line.
 */
public final class SnapshotRule {

  private SnapshotRule() {}

  /**
   * Whether the chain of these rows goes through the snapshot's event.
   *
   * @param taken the event the snapshot was taken at
   * @param rows all rows from that sequence number on, in any order
   */
  public static <T> boolean usable(Position taken, Iterable<Row<T>> rows) {
    return Chain.read(taken, rows) instanceof Unbroken<T>;
  }
}
