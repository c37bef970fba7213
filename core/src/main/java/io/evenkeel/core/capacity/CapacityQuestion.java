package io.evenkeel.core.capacity;

/**
 * How many nodes are needed for this.
 *
 * @param perSecond requests, above 0
 * @param p99Seconds what 99 % of the requests must keep, above 0
 * @param lost nodes that may be missing at the same time, at least 0
 */
public record CapacityQuestion(double perSecond, double p99Seconds, int lost) {

  public CapacityQuestion {
    if (!(perSecond > 0 && p99Seconds > 0) || lost < 0 || lost > 1_000) {
      throw new IllegalArgumentException(
          "a plan needs a rate and a p99 above 0 and 0 to 1000 lost nodes, were "
              + perSecond
              + "/s, "
              + p99Seconds * 1e3
              + " ms and "
              + lost);
    }
  }

  public CapacityQuestion with(double newPerSecond, int newLost) {
    return new CapacityQuestion(newPerSecond, p99Seconds, newLost);
  }
}
