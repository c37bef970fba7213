package io.evenkeel.core.balancing.learned;

/** What queueing theory expects of a call before anything was learned. Pure. */
public final class QueueingPrior {

  private QueueingPrior() {}

  /**
   * The time that a call waits where {@code calls} are in flight: for all of them beyond the slots,
   * each slot works on its share. Served in turn or with shared slots, the response time comes to
   * the same.
   *
   * @param calls expected in flight, &ge; 0
   * @param spread variance of that expectation, &ge; 0: with it a queue is possible where none is
   *     expected
   * @param eachNanos expected work of each
   * @param slots calls that are worked on at once, &ge; 1
   */
  public static double waitNanos(double calls, double spread, double eachNanos, double slots) {
    double beyond = calls - slots + 1;
    return 0.5 * (beyond + Math.sqrt(beyond * beyond + spread)) / slots * eachNanos;
  }

  /**
   * How much of a report is still true: state goes back to its mean exponentially.
   *
   * @return 1 when it is new, 0 when it says nothing any more
   */
  public static double freshness(double ageNanos, double memoryNanos) {
    return Math.exp(-Math.max(0, ageNanos) / memoryNanos);
  }
}
