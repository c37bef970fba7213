package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * How much each belief counts: by the probability that it gave to what came (Bayes), and none so
 * little that it could not come back (fixed share; Herbster and Warmuth, Machine Learning 1998).
 */
final class BeliefWeights {

  private static final double SHARE = 1e-4;

  private final double patience;
  private final double[] weights;

  /**
   * All are equal.
   *
   * @param patience outcomes that count as one, as those of neighbouring steps are much alike
   */
  BeliefWeights(int beliefs, double patience) {
    this.patience = patience;
    weights = new double[beliefs];
    Arrays.fill(weights, 1.0 / beliefs);
  }

  void learn(double[] probabilities) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= Math.pow(probabilities[i], 1 / patience);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (1 - SHARE) * weights[i] / sum + SHARE / weights.length;
    }
  }

  /** The mean, by how much each counts. */
  double mean(double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }
}
