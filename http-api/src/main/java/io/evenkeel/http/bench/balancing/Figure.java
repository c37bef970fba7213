package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.simulation.RunResult;

/** What is told of each strategy. */
public enum Figure {
  MEAN("meanMillis"),
  P50("p50Millis"),
  P99("p99Millis"),
  P999("p999Millis"),
  SLOWDOWN("meanSlowdown"),
  MAX_IN_FLIGHT("maxInFlight"),
  P99_IN_FLIGHT("p99InFlight"),
  ERRORS("errorShare"),
  GOODPUT("goodputShare"),
  FAIRNESS("jainFairness"),
  OVERHEAD("probesPerCall");

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Its name in JSON, with the unit. */
  String key() {
    return key;
  }

  double of(RunResult result) {
    return switch (this) {
      case MEAN -> result.meanMillis();
      case P50 -> result.p50Millis();
      case P99 -> result.p99Millis();
      case P999 -> result.p999Millis();
      case SLOWDOWN -> result.slowdown();
      case MAX_IN_FLIGHT -> result.maxInFlight();
      case P99_IN_FLIGHT -> result.p99InFlight();
      case ERRORS -> result.errors();
      case GOODPUT -> result.goodput();
      case FAIRNESS -> result.fairness();
      case OVERHEAD -> result.probesPerCall();
    };
  }
}
