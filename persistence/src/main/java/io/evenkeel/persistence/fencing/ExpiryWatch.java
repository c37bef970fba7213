package io.evenkeel.persistence.fencing;

/**
 * A taker's view of another node's lease: since when it knows the renewal counter. One watch per
 * incarnation of the watched node.
 *
 * <p>An expired watch permits to <em>revoke</em> the lease, by a transaction on the node's row on
 * condition that the counter still is {@link #counter}. Only when that was applied may a shard be
 * taken: without it the holder could renew between the look and the take-over.
 *
 * @param counter the highest renewal counter seen
 * @param sinceNanos {@link System#nanoTime} when the answer that first showed it had arrived; not
 *     when it was asked for
 * @param timing the same as the holder's
 */
public record ExpiryWatch(long counter, long sinceNanos, LeaseTiming timing) {

  /** After an answer arrived. A lower counter is a stale answer and changes nothing. */
  public ExpiryWatch seen(long counter, long nowNanos) {
    return counter > this.counter ? new ExpiryWatch(counter, nowNanos, timing) : this;
  }

  /** Whether no renewal up to {@link #counter} can still be valid to the holder. */
  public boolean expiredAt(long nowNanos) {
    return nowNanos - sinceNanos >= timing.takerNanos();
  }
}
