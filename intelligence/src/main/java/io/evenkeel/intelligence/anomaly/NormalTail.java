package io.evenkeel.intelligence.anomaly;

/** The upper tail of the normal distribution. */
final class NormalTail {

  private static final double[] SERIES = {
    -1.26551223,
    1.00002368,
    .37409196,
    .09678418,
    -.18628806,
    .27886807,
    -1.13520398,
    1.48851587,
    -.82215223,
    .17087277
  };

  private NormalTail() {}

  /**
   * The chance of more than so many deviations above the mean, with a relative error below 1.2e-7
   * (Numerical Recipes, 6.2, {@code erfcc}).
   *
   * @param deviations at least 0
   */
  static double above(double deviations) {
    double z = deviations / Math.sqrt(2);
    double t = 1 / (1 + z / 2);
    double power = 0;
    for (int i = SERIES.length - 1; i >= 0; i--) {
      power = power * t + SERIES[i];
    }
    return t * Math.exp(power - z * z) / 2;
  }
}
