package io.evenkeel.core.load;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often calls took how long: counts in buckets, eight for each doubling from a microsecond to
 * an hour, so that those of many nodes can be added up. A quantile is off by 5 % at most.
 *
 * @param byBucket counts, above 0
 */
public record LatencyCounts(SortedMap<Integer, Long> byBucket) {

  public static final LatencyCounts NONE = new LatencyCounts(new TreeMap<>());

  private static final int PER_DOUBLING = 8;
  private static final int MOST = 32 * PER_DOUBLING;

  public LatencyCounts {
    byBucket = Collections.unmodifiableSortedMap(new TreeMap<>(byBucket));
  }

  /** The bucket of a time. */
  static int bucket(long nanos) {
    double micros = Math.max(1, nanos / 1e3);
    return (int) Math.min(MOST, Math.round(PER_DOUBLING * Math.log(micros) / Math.log(2)));
  }

  public LatencyCounts plus(LatencyCounts other) {
    if (byBucket.isEmpty() || other.byBucket.isEmpty()) {
      return byBucket.isEmpty() ? other : this;
    }
    var sum = new TreeMap<>(byBucket);
    other.byBucket.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
    return new LatencyCounts(sum);
  }

  public long count() {
    return byBucket.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * What a share of the calls did not take longer than.
   *
   * @param share 0 to 1
   * @return in milliseconds; 0 when there were no calls
   */
  public double quantileMillis(double share) {
    long left = (long) Math.ceil(share * count());
    for (var entry : byBucket.entrySet()) {
      left -= entry.getValue();
      if (left <= 0) {
        return Math.pow(2, (double) entry.getKey() / PER_DOUBLING) / 1e3;
      }
    }
    return 0;
  }
}
