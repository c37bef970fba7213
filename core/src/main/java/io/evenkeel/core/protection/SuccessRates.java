package io.evenkeel.core.protection;

/**
 * Which success rates are outliers among those of one interval. A rate without enough calls is NaN
 * and takes no part.
 *
 * <p>gRPC A50, "Success Rate Algorithm"; the deviation is that of the population. One outlier among
 * n rates lies at most {@code sqrt(n - 1)} deviations below the mean, 1.73 of four: with the usual
 * factor 1.9 four instances never show one, and five only if the others are nearly equal.
 */
final class SuccessRates {

  private static final double MARGIN = 1e-9; // equal rates are no outliers of each other

  private SuccessRates() {}

  /**
   * The rate below which one is an outlier, NaN when there are too few rates to tell.
   *
   * @param rates 0 to 1 or NaN
   * @param count of rates that are looked at
   * @param deviations below the mean
   * @param leastRates that have to be there
   */
  static double threshold(double[] rates, int count, double deviations, int leastRates) {
    int known = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      if (!Double.isNaN(rates[i])) {
        known++;
        sum += rates[i];
        squares += rates[i] * rates[i];
      }
    }
    if (known < Math.max(1, leastRates)) {
      return Double.NaN;
    }
    double mean = sum / known;
    double variance = Math.max(0, squares / known - mean * mean);
    return mean - deviations * Math.sqrt(variance) - MARGIN;
  }
}
