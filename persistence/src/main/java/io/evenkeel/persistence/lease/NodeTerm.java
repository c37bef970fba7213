package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.LeaseTerm;
import io.evenkeel.persistence.fencing.LeaseTiming;
import java.util.function.LongSupplier;

/**
 * One life of this node as the owner of a lease. Everything that writes under it asks it, with one
 * read of a field and one of the clock. Thread-safe; renewed by one thread at a time.
 */
public final class NodeTerm {

  private final String node;
  private final LongSupplier nanoTime;
  private volatile LeaseTerm term;
  private volatile long counter = 1;
  private volatile boolean over;
  private volatile long closedNanos;
  private volatile boolean closed;

  /**
   * A life whose lease has begun.
   *
   * @param sentNanos the clock, read before the lease was asked for
   */
  NodeTerm(String node, long sentNanos, LeaseTiming timing, LongSupplier nanoTime) {
    this.node = node;
    this.nanoTime = nanoTime;
    this.term = new LeaseTerm(sentNanos, timing);
  }

  /** The name of its row. */
  public String node() {
    return node;
  }

  /** Whether nobody else can have been let write at this moment. */
  public boolean isValid() {
    return !over && !closed && term.validAt(nanoTime.getAsLong());
  }

  /** The clock may have stood still while time went by: nothing is valid before a renewal. */
  void close() {
    closedNanos = nanoTime.getAsLong();
    closed = true;
  }

  /** Whether this life has ended, so that it will never be valid again. */
  public boolean isOver() {
    return over;
  }

  /** Of renewals, as the row should have it. */
  long counter() {
    return counter;
  }

  void renewed(long sentNanos, long newCounter) {
    term = term.renewed(sentNanos);
    counter = newCounter;
    if (sentNanos - closedNanos > 0) {
      closed = false;
    }
  }

  /** A renewal went through of which there was no answer, so it proves nothing of when. */
  void found(long newCounter) {
    counter = newCounter;
  }

  void end() {
    over = true;
  }
}
