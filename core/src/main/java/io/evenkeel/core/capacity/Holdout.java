package io.evenkeel.core.capacity;

import java.util.List;

/**
 * A law that was fitted to the smaller levels, against the others.
 *
 * @param fittedUpTo the largest size that the law knew
 * @param checks of the larger sizes, the smallest first; at least one
 */
public record Holdout(double fittedUpTo, ScalabilityLaw law, List<Check> checks) {

  private static final double CONFIDENCE = 0.95;

  /** One level that was kept back. */
  public record Check(double size, double measured, double predicted, Interval interval) {

    /** As a ratio. */
    public double error() {
      return predicted / measured - 1;
    }
  }

  public Holdout {
    checks = List.copyOf(checks);
  }

  /**
   * Fits on sizes of at most half of the largest one.
   *
   * @throws IllegalArgumentException when these are too few levels
   */
  public static Holdout of(Sweep sweep, int resamples, long seed) {
    double half = sweep.largest().size() / 2;
    long below = sweep.levels().stream().filter(level -> level.size() <= half).count();
    if (below < Sweep.LEAST_LEVELS) {
      throw new IllegalArgumentException(
          "to check on what is kept back, "
              + Sweep.LEAST_LEVELS
              + " levels up to "
              + SweepLevel.number(half)
              + " are needed, there are "
              + below);
    }
    var known = sweep.upTo(half);
    var estimate = LawEstimate.of(known, resamples, seed);
    var checks =
        sweep.levels().stream()
            .filter(level -> level.size() > half)
            .map(level -> check(level, estimate))
            .toList();
    return new Holdout(known.largest().size(), estimate.law(), checks);
  }

  private static Check check(SweepLevel level, LawEstimate estimate) {
    return new Check(
        level.size(),
        level.throughput(),
        estimate.law().throughput(level.size()),
        estimate.interval(law -> law.throughput(level.size()), CONFIDENCE));
  }

  /** At the largest size. */
  public Check last() {
    return checks.get(checks.size() - 1);
  }
}
