package io.evenkeel.core.placement;

/**
 * What a call costs its node beside the time in its entity's actor: serialization, remoting, the
 * journal's driver, HTTP. Nobody can measure that for a shard, but the operating system says what
 * the whole process used, and what is not explained by the actors is shared out by calls.
 */
public final class CallCost {

  private CallCost() {}

  /**
   * Nanoseconds of a processor for each call, from figures of the same span of time. 0 when the
   * actors took more time than the process had: they waited for processors, and a node that starves
   * has to look as loaded as it is.
   *
   * @param cpuNanos processor time of the process
   * @param busyNanos elapsed time inside of entities' actors
   * @param calls 0 or more; with few of them the rest is the node's own life, not theirs
   * @param most the largest result
   */
  public static long nanos(long cpuNanos, long busyNanos, long calls, long most) {
    return calls <= 0 ? 0 : Math.max(0, Math.min(most, (cpuNanos - busyNanos) / calls));
  }
}
