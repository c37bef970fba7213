package io.evenkeel.intelligence.anomaly;

/** Checks of what a detector is told. */
final class Rows {

  private Rows() {}

  static void check(double[] values, int metrics) {
    if (values.length != metrics) {
      throw new IllegalArgumentException(
          "a row must have %d values, had %d".formatted(metrics, values.length));
    }
  }

  static boolean areFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
