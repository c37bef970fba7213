package io.evenkeel.core.capacity;

import java.util.List;

/**
 * What was measured at one size.
 *
 * @param size nodes or requests at a time, at least 1
 * @param runs throughput of each run, per second; at least one, all above 0
 * @param p50Seconds of response times, NaN when not measured
 * @param p99Seconds of response times, NaN when not measured
 */
public record SweepLevel(double size, List<Double> runs, double p50Seconds, double p99Seconds) {

  public SweepLevel {
    runs = List.copyOf(runs);
    if (!(size >= 1 && size <= 1e6)) {
      throw new IllegalArgumentException("a level must be 1 to 1000000, was " + size);
    }
    if (runs.isEmpty() || runs.stream().anyMatch(x -> !(x > 0) || x.isInfinite())) {
      throw new IllegalArgumentException(
          "the throughput of level " + number(size) + " must be above 0, was " + runs);
    }
    if (p50Seconds < 0 || p99Seconds < p50Seconds) {
      throw new IllegalArgumentException(
          "p99 of level " + number(size) + " must not be below its p50 and neither below 0");
    }
  }

  /** Without response times. */
  public static SweepLevel of(double size, List<Double> runs) {
    return new SweepLevel(size, runs, Double.NaN, Double.NaN);
  }

  /** The geometric mean of the runs, as errors are relative. */
  public double throughput() {
    return Math.exp(runs.stream().mapToDouble(Math::log).average().orElseThrow());
  }

  /** A size as people write it. */
  public static String number(double size) {
    return size == Math.rint(size) ? Long.toString((long) size) : Double.toString(size);
  }
}
