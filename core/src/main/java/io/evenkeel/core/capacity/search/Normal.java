package io.evenkeel.core.capacity.search;

/** The standard normal distribution. Pure. */
public final class Normal {

  private Normal() {}

  static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The probability of less, to 1e-7 (Abramowitz and Stegun 26.2.17). */
  public static double below(double z) {
    if (z < 0) {
      return 1 - below(-z);
    }
    double t = 1 / (1 + 0.2316419 * z);
    double sum =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return 1 - density(z) * sum;
  }
}
