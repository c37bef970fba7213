package io.evenkeel.http.bench.elastic;

import io.evenkeel.core.parameter.Choice;

/**
 * What is measured.
 *
 * @param nodes whether nodes are scaled; if not, instances of the service
 * @param policy of the target
 * @param min the fewest of them
 * @param max the most
 * @param workMillis that each call waits
 * @param counters entities that calls add to, 0 for none
 * @param slo what the 99th percentile of a second may be
 * @param warmupSeconds of the low load, before all that is measured
 * @param connections to each node
 */
public record ElasticSettings(
    boolean nodes,
    Choice policy,
    int min,
    int max,
    long workMillis,
    int counters,
    double slo,
    int warmupSeconds,
    StepProfile profile,
    int connections,
    long seed) {

  /** A profile of so many calls per second and seconds of each. */
  public static StepProfile profile(double low, double high, int before, int during, int after) {
    return new StepProfile(low, high, before, before + during, before + during + after);
  }
}
