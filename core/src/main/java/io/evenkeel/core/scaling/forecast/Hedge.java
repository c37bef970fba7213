package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * Weights of several experts by what each has lost: AdaHedge (de Rooij, van Erven, Grünwald and
 * Koolen, Follow the Leader If You Can, Hedge If You Must, JMLR 2014), which needs no rate to be
 * chosen. What is lost by following the weights exceeds the loss of the best one, over T steps with
 * losses between 0 and 1, by no more than {@code sqrt(T ln K) + 16/3 ln K + 2}. An expert that is
 * asleep counts as having lost what all did (Freund et al., STOC 1997), so the bound holds for the
 * steps in which it was awake. Not thread-safe.
 */
final class Hedge {

  private final double[] lost;
  private final double[] weights;
  private double gap;

  /**
   * All are equal.
   *
   * @param experts at least 1
   */
  Hedge(int experts) {
    lost = new double[experts];
    weights = new double[experts];
  }

  /**
   * The weights of those that are awake; they sum to 1, or to 0 when all sleep.
   *
   * @return overwritten by the next call
   */
  double[] weights(boolean[] awake) {
    double least = Arrays.stream(lost).min().orElse(0);
    double sum = 0;
    for (int i = 0; i < lost.length; i++) {
      weights[i] = awake[i] ? raw(lost[i] - least) : 0;
      sum += weights[i];
    }
    for (int i = 0; i < lost.length; i++) {
      weights[i] = sum > 0 ? weights[i] / sum : awake[i] ? 1.0 / count(awake) : 0;
    }
    return weights;
  }

  /**
   * A step is over.
   *
   * @param losses of each, 0 to 1; of those asleep, anything
   */
  void learn(double[] losses, boolean[] awake) {
    double together = 0;
    double[] w = weights(awake);
    for (int i = 0; i < lost.length; i++) {
      together += awake[i] ? w[i] * losses[i] : 0;
    }
    gap += Math.max(0, together - mixed(losses, awake, together));
    for (int i = 0; i < lost.length; i++) {
      lost[i] += awake[i] ? losses[i] : together;
    }
  }

  /** The loss of a mixture in the exponent; less than that of the weighted mean. */
  private double mixed(double[] losses, boolean[] awake, double together) {
    double least = Arrays.stream(lost).min().orElse(0);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lost.length; i++) {
      boolean counts = raw(lost[i] - least) > 0;
      best = counts ? Math.min(best, awake[i] ? losses[i] : together) : best;
    }
    if (gap == 0) {
      return best;
    }
    double rate = Math.log(lost.length) / gap;
    double before = 0;
    double after = 0;
    for (int i = 0; i < lost.length; i++) {
      double weight = raw(lost[i] - least);
      double loss = awake[i] ? losses[i] : together;
      before += weight;
      after += weight == 0 ? 0 : weight * Math.exp(-rate * (loss - best));
    }
    return best - Math.log(after / before) / rate;
  }

  private double raw(double behind) {
    if (gap > 0) {
      return Math.exp(-Math.log(lost.length) / gap * behind);
    }
    return behind > 0 ? 0 : 1;
  }

  private static int count(boolean[] awake) {
    int count = 0;
    for (boolean one : awake) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
