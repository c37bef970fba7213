package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * A linear fit that forgets slowly and is updated with each sample: ridge regression, solved again
 * at each step by the matrix inversion lemma (Haykin, Adaptive Filter Theory, chapter on RLS). Not
 * thread-safe.
 */
final class RecursiveLeastSquares {

  private final double forgetting;
  private final double[] weights;
  private final double[][] inverse;
  private final double[] gain;

  /**
   * A fit that says 0.
   *
   * @param inputs how many
   * @param forgetting weight of the past after each sample, above 0 to 1
   * @param ridge how much is needed to believe in a weight, above 0
   */
  RecursiveLeastSquares(int inputs, double forgetting, double ridge) {
    this.forgetting = forgetting;
    weights = new double[inputs];
    gain = new double[inputs];
    inverse = new double[inputs][inputs];
    for (int i = 0; i < inputs; i++) {
      inverse[i][i] = 1 / ridge;
    }
  }

  double predict(double[] x) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  void learn(double[] x, double y) {
    int n = weights.length;
    double denominator = forgetting;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += inverse[i][k] * x[k];
      }
      gain[i] = sum;
      denominator += x[i] * sum;
    }
    double error = y - predict(x);
    for (int i = 0; i < n; i++) {
      weights[i] += error * gain[i] / denominator;
    }
    for (int i = 0; i < n; i++) {
      double factor = gain[i] / denominator;
      double[] row = inverse[i];
      for (int k = 0; k < n; k++) {
        row[k] = (row[k] - factor * gain[k]) / forgetting;
      }
    }
    if (!(inverse[0][0] < 1e12)) { // nothing new for very long, or not a number
      reset();
    }
  }

  private void reset() {
    for (int i = 0; i < weights.length; i++) {
      Arrays.fill(inverse[i], 0);
      inverse[i][i] = 1;
      weights[i] = Double.isFinite(weights[i]) ? weights[i] : 0;
    }
  }
}
