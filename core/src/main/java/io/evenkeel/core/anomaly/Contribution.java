package io.evenkeel.core.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric that an anomaly comes from.
 *
 * @param metric its place in the row
 * @param share of the anomaly, 0 to 1
 */
public record Contribution(int metric, double share) {

  /** So many are named of one anomaly. */
  public static final int MOST = 20;

  /** The metrics by their parts in an anomaly; those with none are left out. */
  public static List<Contribution> of(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    var found = new ArrayList<Contribution>();
    if (sum > 0) {
      double whole = sum;
      IntStream.range(0, parts.length)
          .filter(i -> parts[i] > 0)
          .boxed()
          .sorted((a, b) -> Double.compare(parts[b], parts[a]))
          .limit(MOST)
          .forEach(i -> found.add(new Contribution(i, parts[i] / whole)));
    }
    return found;
  }
}
