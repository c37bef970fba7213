package io.evenkeel.persistence.fencing;

/**
 * The time for which the holder may take its node's lease as valid. Belongs to one incarnation of
 * the node: once that has lost its lease, a term of the next one must not be asked in its place.
 *
 * @param sentNanos {@link System#nanoTime} read <em>before</em> the last successful renewal was
 *     sent; not when it was answered
 * @param timing the same as the takers'
 */
public record LeaseTerm(long sentNanos, LeaseTiming timing) {

  /**
   * Whether the lease was valid at that reading of the same clock. A reading from before the
   * renewal counts as valid: the renewal succeeded, so nobody had taken the lease by then.
   */
  public boolean validAt(long nowNanos) {
    return nowNanos - sentNanos < timing.holderNanos();
  }

  /** The term after a renewal succeeded; answers may come in any order. */
  public LeaseTerm renewed(long sentNanos) {
    return sentNanos - this.sentNanos > 0 ? new LeaseTerm(sentNanos, timing) : this;
  }
}
