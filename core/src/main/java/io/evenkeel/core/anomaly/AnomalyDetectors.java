package io.evenkeel.core.anomaly;

/**
 * Makes detectors. A module that has some offers this to the node as a feature of an early stage;
 * without one, nothing is looked for. Thread-safe, other than what it makes.
 */
@FunctionalInterface
public interface AnomalyDetectors {

  /**
   * A detector for one stream. Does not block; what it makes has bounded memory.
   *
   * @param metrics values in a row, at least 1
   * @param seed of all chance
   * @throws IllegalArgumentException when there are no metrics
   */
  AnomalyDetector create(int metrics, long seed);
}
