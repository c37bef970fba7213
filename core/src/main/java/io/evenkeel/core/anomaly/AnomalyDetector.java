package io.evenkeel.core.anomaly;

/**
 * Tells how unusual each row of metrics is, from that row and the ones before.
 *
 * <p>Keeps state and is not thread-safe: one thread, one stream. Does not block. What it returns
 * depends on its seed and on what it was told, on nothing else.
 */
public interface AnomalyDetector {

  /**
   * The next row.
   *
   * @param timeMillis when it was measured, since the epoch in UTC; a time before the last one
   *     counts as the last one
   * @param values one of each metric, always in the same order; not kept. A row with a value that
   *     is not finite is passed over and is no anomaly
   * @throws IllegalArgumentException when the number of values is not that of the metrics
   */
  Anomaly observe(long timeMillis, double[] values);

  /**
   * Learns what is usual from rows in which hardly anything is wrong. To be called first, if at
   * all. May take seconds.
   */
  default void learn(long[] timesMillis, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      observe(timesMillis[i], rows[i]);
    }
  }
}
