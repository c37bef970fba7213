package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/** The quantiles that forecasts are made of. */
public final class Quantiles {

  /** How many there are. */
  public static final int COUNT = 5;

  private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95, 0.99};

  private Quantiles() {}

  /** The level of a quantile, above 0 and below 1; higher ones follow. */
  public static double level(int quantile) {
    return LEVELS[quantile];
  }

  /**
   * What a quantile was wrong by: the pinball loss (Koenker and Bassett, Econometrica 1978), in
   * units of the load.
   */
  public static double loss(int quantile, double said, double came) {
    double error = came - said;
    return error >= 0 ? LEVELS[quantile] * error : (LEVELS[quantile] - 1) * error;
  }

  /**
   * Makes loads of them: none below 0, and one below a lower one becomes as high as that. A
   * quantile is then what it was or what a lower one was, so that each can be corrected by itself.
   */
  static void raise(double[] quantiles) {
    double least = 0;
    for (int i = 0; i < quantiles.length; i++) {
      least = Math.max(least, quantiles[i]);
      quantiles[i] = least;
    }
  }

  /** Makes loads of them: none below 0, none below a lower one. */
  static void order(double[] quantiles) {
    Arrays.sort(quantiles);
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = Math.max(0, quantiles[i]);
    }
  }
}
