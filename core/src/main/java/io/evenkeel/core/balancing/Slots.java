package io.evenkeel.core.balancing;

import java.util.Arrays;

/** Arrays by slot that grow when a slot is new. */
final class Slots {

  private Slots() {}

  /** The array itself, or a longer one whose new places hold {@code empty}. */
  static double[] fit(double[] values, int slots, double empty) {
    if (values.length >= slots) {
      return values;
    }
    var longer = Arrays.copyOf(values, Math.max(slots, 2 * values.length));
    Arrays.fill(longer, values.length, longer.length, empty);
    return longer;
  }

  /** Writes to a place that may be beyond the end. */
  static void clear(double[] values, int slot, double empty) {
    if (slot < values.length) {
      values[slot] = empty;
    }
  }

  static long[] fit(long[] values, int slots) {
    return values.length >= slots
        ? values
        : Arrays.copyOf(values, Math.max(slots, 2 * values.length));
  }
}
