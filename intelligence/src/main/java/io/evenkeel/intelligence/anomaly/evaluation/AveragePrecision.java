package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.stream.IntStream;

/** The area under the steps of precision over recall. */
public final class AveragePrecision {

  private AveragePrecision() {}

  /**
   * Of scores, 0 to 1; rows of equal score are told together.
   *
   * @param truth of each row
   * @throws IllegalArgumentException when no row is true
   */
  public static double of(double[] scores, boolean[] truth) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[b], scores[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    int found = 0;
    int before = 0;
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      found += truth[order[i]] ? 1 : 0;
      if (i + 1 == order.length || scores[order[i + 1]] < scores[order[i]]) {
        sum += (found - before) * (found / (i + 1.0));
        before = found;
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException("no row is an anomaly");
    }
    return sum / found;
  }
}
