package io.evenkeel.http.bench.balancing;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean over seeds.
 *
 * @param low end of its 95 % confidence interval
 * @param high end of its 95 % confidence interval
 */
public record Estimate(double mean, double low, double high) {

  private static final int RESAMPLES = 1_000;

  /** By the bootstrap with a fixed seed; of one figure the interval is the figure. */
  static Estimate of(double[] figures) {
    var random = new SplittableRandom(1);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < figures.length; k++) {
        sum += figures[random.nextInt(figures.length)];
      }
      means[i] = sum / figures.length;
    }
    Arrays.sort(means);
    double mean = Arrays.stream(figures).average().orElse(Double.NaN);
    return new Estimate(mean, means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
  }
}
