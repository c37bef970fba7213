package io.evenkeel.core.capacity.search;

/**
 * A setting that can be searched; the search itself sees it from 0 to 1.
 *
 * @param low the least value
 * @param high the greatest value, above low
 * @param logarithmic whether doubling counts the same everywhere; needs low &gt; 0
 * @param whole whether only whole numbers are values
 */
public record Dimension(String name, double low, double high, boolean logarithmic, boolean whole) {

  public Dimension {
    if (!(low < high) || (logarithmic && !(low > 0))) {
      throw new IllegalArgumentException(
          name + " needs low < high, and low > 0 when logarithmic, were " + low + " and " + high);
    }
  }

  /** The value at a place of 0 to 1. */
  public double value(double place) {
    double value = logarithmic ? low * Math.pow(high / low, place) : low + (high - low) * place;
    return Math.max(low, Math.min(high, whole ? Math.rint(value) : value));
  }

  /** The place of a value, 0 to 1. */
  public double place(double value) {
    double place =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return Math.max(0, Math.min(1, place));
  }
}
