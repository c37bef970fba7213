package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.Operation;
import java.util.Comparator;
import java.util.List;

/**
 * The operations of one value of a register: its write and the reads that returned it, reduced to
 * the two that matter.
 *
 * <p>Of two zones, one must come before the other as a whole. If an operation of the first has
 * ended before one of the second begins, that is the first.
 *
 * @param firstEnd the operation that ends first
 * @param lastBegin the operation that begins last
 */
record Zone(Operation firstEnd, Operation lastBegin) {

  static Zone of(List<Operation> operations) {
    return new Zone(
        operations.stream().min(Comparator.comparingLong(Operation::deadlineNanos)).orElseThrow(),
        operations.stream().max(Comparator.comparingLong(Operation::invokeNanos)).orElseThrow());
  }

  /** Whether the value is certainly there from {@link #low} to {@link #high}. */
  boolean isForward() {
    return end() < begin();
  }

  long low() {
    return Math.min(end(), begin());
  }

  long high() {
    return Math.max(end(), begin());
  }

  /** Whether each must come before the other, which cannot be. */
  boolean conflictsWith(Zone other) {
    return end() < other.begin() && other.end() < begin();
  }

  private long end() {
    return firstEnd.deadlineNanos();
  }

  private long begin() {
    return lastBegin.invokeNanos();
  }
}
