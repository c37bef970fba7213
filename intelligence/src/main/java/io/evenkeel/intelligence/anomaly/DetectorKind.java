package io.evenkeel.intelligence.anomaly;

/**
 * A kind of detector.
 *
 * @param name in settings and reports
 * @param summary one sentence
 * @param factory makes one for a stream
 */
public record DetectorKind(String name, String summary, Factory factory) {

  /** Makes a detector. */
  @FunctionalInterface
  public interface Factory {

    /**
     * A detector for one stream.
     *
     * @param metrics values in a row, at least 1
     * @param seed of all chance
     */
    AnomalyDetector create(int metrics, long seed);
  }

  /**
   * A detector for one stream.
   *
   * @throws IllegalArgumentException when there are no metrics
   */
  public AnomalyDetector create(int metrics, long seed) {
    if (metrics < 1) {
      throw new IllegalArgumentException("metrics must be at least 1, were " + metrics);
    }
    return factory.create(metrics, seed);
  }

  /** A kind that is made for one metric, watching each metric of a row by itself. */
  static DetectorKind ofEach(String name, String summary, Factory ofOne) {
    return new DetectorKind(
        name,
        summary,
        (metrics, seed) ->
            metrics == 1 ? ofOne.create(1, seed) : new EachMetric(metrics, seed, ofOne));
  }
}
