package io.evenkeel.core.capacity;

import java.util.Arrays;

/** Where a figure lies with some confidence; {@code low <= high}. */
public record Interval(double low, double high) {

  /**
   * The middle part of some values (percentile interval); a value may be infinite.
   *
   * @param values at least one; sorted in place
   * @param confidence above 0 and below 1
   */
  static Interval of(double[] values, double confidence) {
    Arrays.sort(values);
    return new Interval(
        quantile(values, (1 - confidence) / 2), quantile(values, (1 + confidence) / 2));
  }

  private static double quantile(double[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, at))];
  }

  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
