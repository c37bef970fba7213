package io.evenkeel.core.simulation;

/** Counts of positive numbers with an error of at most 0.2 %. */
final class Histogram {

  private static final int BITS = 8;
  private static final int HALF = 1 << BITS;

  private final long[] counts = new long[HALF * (66 - BITS)];
  private long total;
  private double sum;

  void add(long value) {
    long positive = Math.max(0, value);
    counts[indexOf(positive)]++;
    total++;
    sum += positive;
  }

  long total() {
    return total;
  }

  double mean() {
    return total == 0 ? Double.NaN : sum / total;
  }

  /** The least value that at least this share is not above; NaN when empty. */
  double quantile(double share) {
    if (total == 0) {
      return Double.NaN;
    }
    double needed = share * total;
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= needed && seen > 0) {
        return middleOf(i);
      }
    }
    throw new AssertionError("counts do not add up to " + total);
  }

  private static int indexOf(long value) {
    if (value < 2 * HALF) {
      return (int) value;
    }
    int shift = 63 - BITS - Long.numberOfLeadingZeros(value);
    return HALF * shift + (int) (value >>> shift);
  }

  private static double middleOf(int index) {
    if (index < 2 * HALF) {
      return index;
    }
    int shift = index / HALF - 1;
    long least = (long) (index - HALF * shift) << shift;
    return least + ((1L << shift) - 1) / 2.0;
  }
}
