package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameters;

/**
 * Settings of {@link Prequal}.
 *
 * @param pool answers kept; 0 is a quarter of the instances, 2 to 16
 * @param probes for each call, also fractions
 * @param remove answers removed for each call
 * @param maxAgeNanos when an answer is too old
 * @param hotQuantile share of answers that are cold, 0 to 1
 * @param delta how much faster the pool fills than empties
 * @param penaltyNanos what a failure adds to a latency
 */
record PrequalSettings(
    int pool,
    double probes,
    double remove,
    double maxAgeNanos,
    double hotQuantile,
    double delta,
    double penaltyNanos) {

  static final int MOST_USES = 16;

  static PrequalSettings of(Parameters parameters) {
    return new PrequalSettings(
        parameters.whole("pool"),
        parameters.number("probes"),
        parameters.number("remove"),
        parameters.nanos("max-age"),
        parameters.number("hot-quantile"),
        parameters.number("delta"),
        Penalty.nanos(parameters));
  }

  int mostAnswers() {
    return pool == 0 ? 16 : pool;
  }

  /** How many answers to keep of n instances. */
  int poolLimit(int n) {
    int size = pool == 0 ? Math.max(2, Math.min(16, n / 4)) : pool;
    while (size > 2 && reuse(n, size) >= MOST_USES) {
      size--;
    }
    return size;
  }

  /** How often an answer of a pool of this size may be used, 1 to {@link #MOST_USES}. */
  double reuse(int n, int size) {
    double left = (1 - (double) size / n) * probes - remove;
    return left <= 0 ? MOST_USES : Math.max(1, Math.min(MOST_USES, (1 + delta) / left));
  }
}
