package io.evenkeel.core.scaling.forecast;

/**
 * Moves quantiles until each is exceeded as often as it says: adaptive conformal inference (Gibbs
 * and Candes, NeurIPS 2021) on the quantile itself (Angelopoulos, Candes and Tibshirani, NeurIPS
 * 2023). Whatever comes, a share of steps that differs from the level costs it more and more. Not
 * thread-safe.
 */
final class Conformal {

  private static final double MOST = 3;

  private final double rate;
  private final double[] shifts = new double[Quantiles.COUNT];

  /**
   * Moves nothing yet.
   *
   * @param rate by how much of a forecast's width one miss moves it, 0 for never
   */
  Conformal(double rate) {
    this.rate = rate;
  }

  /** Moves quantiles, each by itself; they may cross then. */
  void correct(double[] quantiles) {
    double width = quantiles[Quantiles.COUNT - 2] - quantiles[0];
    for (int i = 0; i < Quantiles.COUNT; i++) {
      quantiles[i] += shifts[i] * width;
    }
  }

  /** What came of a forecast that was corrected, before anything else was done to it. */
  void learn(double[] corrected, double came) {
    for (int i = 0; i < Quantiles.COUNT; i++) {
      double missed = (came > corrected[i] ? 1 : 0) - (1 - Quantiles.level(i));
      shifts[i] = Math.max(-MOST, Math.min(MOST, shifts[i] + rate * missed));
    }
  }
}
