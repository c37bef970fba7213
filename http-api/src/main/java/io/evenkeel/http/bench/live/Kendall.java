package io.evenkeel.http.bench.live;

import java.util.List;

/** How alike two rankings are (Kendall, A New Measure of Rank Correlation, Biometrika 1938). */
final class Kendall {

  private Kendall() {}

  /**
   * Tau-a: pairs in the same order less pairs in opposite order, by all pairs. 1 for the same
   * ranking, -1 for the opposite one; a tie in either counts for neither. NaN below two figures.
   *
   * @param one figures to rank
   * @param other figures of the same things, in the same order
   */
  static double tau(List<Double> one, List<Double> other) {
    int pairs = 0;
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.signum(one.get(i) - one.get(j)) * Math.signum(other.get(i) - other.get(j));
        pairs++;
      }
    }
    return sum / pairs;
  }
}
