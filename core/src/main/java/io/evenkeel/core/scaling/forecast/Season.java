package io.evenkeel.core.scaling.forecast;

/**
 * Finds the length of a day, whatever it is: the lag at which a series is most like itself.
 * Autocorrelation of means over some steps each, searched now and then.
 */
final class Season {

  private static final double NOT_MUCH_WORSE = 0.8;
  private static final double SLOPE = 0.2;

  private Season() {}

  /**
   * The length of a season.
   *
   * @param values evenly spaced, the oldest first
   * @param least shortest lag that counts as a season, at least 2
   * @param most longest one
   * @param leastLikeness correlation with itself from which on it is one, 0 to 1
   * @return a lag, 0 for none
   */
  static int find(double[] values, int least, int most, double leastLikeness) {
    double[] centred = centred(values);
    double power = product(centred, 0);
    if (!(power > 0)) {
      return 0;
    }
    int longest = Math.min(most, values.length / 2 - 1);
    var likeness = new double[Math.max(0, longest + 2)];
    double best = leastLikeness;
    for (int lag = least - 1; lag < likeness.length; lag++) {
      likeness[lag] = likeness(centred, lag, power);
    }
    for (int lag = least; lag <= longest; lag++) {
      best = isPeak(likeness, lag) ? Math.max(best, likeness[lag]) : best;
    }
    // the shortest one that is not much worse: its multiples are seasons too
    for (int lag = least; lag <= longest; lag++) {
      if (isPeak(likeness, lag) && likeness[lag] > Math.max(leastLikeness, NOT_MUCH_WORSE * best)) {
        return top(likeness, lag, longest);
      }
    }
    return 0;
  }

  /** Noise makes peaks on the way up to one. */
  private static int top(double[] likeness, int lag, int longest) {
    int top = lag;
    for (int at = lag; at <= Math.min(longest, lag * (1 + SLOPE)); at++) {
      top = likeness[at] > likeness[top] ? at : top;
    }
    return top;
  }

  private static boolean isPeak(double[] likeness, int lag) {
    return likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
  }

  private static double likeness(double[] centred, int lag, double power) {
    double share = (double) centred.length / (centred.length - lag);
    return product(centred, lag) * share / power;
  }

  private static double product(double[] centred, int lag) {
    double sum = 0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum;
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    var centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }
}
