package io.evenkeel.core.anomaly;

import java.util.List;

/**
 * How unusual one row was.
 *
 * @param surprise the negative decimal logarithm of how often something as unusual is expected: 2
 *     for once in a hundred rows; 0 to 30
 * @param drivers the metrics it comes from, the strongest first; at most {@link Contribution#MOST}
 */
public record Anomaly(double surprise, List<Contribution> drivers) {

  /** Nothing unusual. */
  public static final Anomaly NONE = new Anomaly(0, List.of());

  /** A greater surprise is told as this. */
  public static final double MOST = 30;

  public Anomaly {
    if (!(surprise >= 0 && surprise <= MOST)) {
      throw new IllegalArgumentException("surprise must be 0 to 30, was " + surprise);
    }
    drivers = List.copyOf(drivers);
  }

  /** The surprise, 0 to 1: 0.99 is passed by one row in a hundred of a usual stream. */
  public double score() {
    return 1 - Math.pow(10, -surprise);
  }
}
