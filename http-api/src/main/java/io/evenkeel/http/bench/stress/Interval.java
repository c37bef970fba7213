package io.evenkeel.http.bench.stress;

/**
 * Some seconds of a run in one line.
 *
 * @param from second of the measured time where it begins
 * @param to where it ends
 * @param p50Micros of 2xx answers, 0 when there were none
 */
public record Interval(
    int from,
    int to,
    long sent,
    long notSent,
    long succeeded,
    long failed,
    long p50Micros,
    long p99Micros,
    long maxMicros) {

  /** Good answers per second. */
  public double perSecond() {
    return (double) succeeded / (to - from);
  }
}
