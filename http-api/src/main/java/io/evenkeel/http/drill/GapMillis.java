package io.evenkeel.http.drill;

import java.util.List;

/**
 * The distribution of gaps, in milliseconds; percentiles by nearest rank.
 *
 * @param max 0 when there was no gap
 */
public record GapMillis(long p50, long p99, long max) {

  /** Of any number of gaps. */
  static GapMillis of(List<Gap> gaps) {
    var sorted = gaps.stream().map(Gap::millis).sorted().toList();
    return new GapMillis(rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1));
  }

  private static long rank(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
