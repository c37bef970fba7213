package io.evenkeel.http.bench.tune;

import java.util.List;

/** Measures settings beside the defaults, in turns. Blocks; used by one thread. */
public interface TrialBench {

  /**
   * What settings came to in one pair of runs.
   *
   * @param throughput by that of the defaults, above 0
   * @param p99 by that of the defaults, above 0
   */
  record Pair(double throughput, double p99) {}

  /**
   * Against a node with the defaults that runs all the time.
   *
   * @param values of {@link TunedSetting#ALL}
   * @throws RuntimeException when no node starts with them or none of its answers is good
   */
  List<Pair> trial(List<Double> values, int pairs);

  /** Against a node with the defaults that is as fresh, prepared in the same way. */
  List<Pair> confirm(List<Double> values, int pairs);
}
