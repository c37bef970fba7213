package io.evenkeel.core.scaling.forecast;

/**
 * Finds the length of a day, whatever it is: the lag at which a series is most like itself.
 * Autocorrelation of means over some steps each, searched now and then.
 */
final class Season {

  private static final double LEAST_LIKENESS = 0.3;

  private Season() {}

  /**
   * The length of a season.
   *
   * @param values evenly spaced, the oldest first
   * @param least shortest lag that counts as a season, at least 2
   * @return a lag, 0 for none
   */
  static int find(double[] values, int least) {
    double[] centred = centred(values);
    double power = product(centred, 0);
    if (!(power > 0)) {
      return 0;
    }
    int best = 0;
    double bestLikeness = LEAST_LIKENESS;
    double before = likeness(centred, least - 1, power);
    double here = likeness(centred, least, power);
    for (int lag = least; lag < values.length / 2; lag++) {
      double after = likeness(centred, lag + 1, power);
      // the shortest one that is hardly worse: its multiples are seasons too
      if (here >= before && here >= after && here > bestLikeness + 0.05) {
        best = lag;
        bestLikeness = here;
      }
      before = here;
      here = after;
    }
    return best;
  }

  /**
   * As {@link #find}, but a day where a week was found: a seventh of it that is much like itself
   * too.
   */
  static int day(double[] values, int least) {
    int season = find(values, least);
    int near = Math.max(2, season / 100);
    if (season / 7 - near <= least) {
      return season;
    }
    double[] centred = centred(values);
    double power = product(centred, 0);
    int best = season / 7 - near;
    for (int lag = best; lag <= season / 7 + near; lag++) {
      best = product(centred, lag) > product(centred, best) ? lag : best;
    }
    boolean isPeak = Math.abs(best - season / 7) < near;
    return isPeak && likeness(centred, best, power) > LEAST_LIKENESS ? best : season;
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
