package io.evenkeel.core.simulation.scenario;

import java.util.List;
import java.util.SplittableRandom;

/** How the speed of a replica changes. Immutable. */
public sealed interface SpeedRule {

  /** The mean factor in good times, by which capacity is counted. */
  double mean();

  /** The same in a time that passes so many times slower. */
  SpeedRule dilated(double factor);

  /**
   * At a steady pace, each replica draws one of some factors (C3, NSDI 2015, section 5).
   *
   * @param everyNanos between two draws
   */
  record Switching(long everyNanos, List<Double> factors) implements SpeedRule {

    public Switching {
      factors = List.copyOf(factors);
    }

    @Override
    public double mean() {
      return factors.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    }

    @Override
    public SpeedRule dilated(double factor) {
      return new Switching((long) (everyNanos * factor), factors);
    }
  }

  /**
   * Other work on the machine (Prequal, NSDI 2024): the replica is promised a share of it and gets
   * what the others leave. Speed 1 is the promised share. What the others want is an
   * Ornstein-Uhlenbeck process; the replica can see it.
   *
   * @param share of the machine that is promised, 0 to 1
   * @param most factor that it can reach
   * @param demand of the others, mean share of the machine
   * @param deviation of the demand
   * @param memoryNanos time constant of the demand
   * @param pinned share of replicas whose machine is always full
   */
  record Antagonist(
      double share, double most, double demand, double deviation, long memoryNanos, double pinned)
      implements SpeedRule {

    public double factor(double othersDemand) {
      double others = Math.max(0, Math.min(1 - share, othersDemand));
      return Math.min(most, (1 - others) / share);
    }

    @Override
    public double mean() {
      var random = new SplittableRandom(1); // a fixed sample of the stationary distribution
      int draws = 20_000;
      double sum = 0;
      for (int i = 0; i < draws; i++) {
        sum += factor(demand + deviation * random.nextGaussian());
      }
      return pinned + (1 - pinned) * sum / draws;
    }

    @Override
    public SpeedRule dilated(double factor) {
      return new Antagonist(share, most, demand, deviation, (long) (memoryNanos * factor), pinned);
    }
  }

  /**
   * Stops, as of a garbage collector. The replica sees them come: its strain grows from 0 to 1.
   *
   * @param leastNanos length of a stop
   * @param mostNanos length of a stop
   * @param leastGapNanos between two stops
   * @param mostGapNanos between two stops
   */
  record Pauses(long leastNanos, long mostNanos, long leastGapNanos, long mostGapNanos)
      implements SpeedRule {
    @Override
    public double mean() {
      double gap = (leastGapNanos + mostGapNanos) / 2.0;
      return gap / (gap + (leastNanos + mostNanos) / 2.0);
    }

    @Override
    public SpeedRule dilated(double factor) {
      return new Pauses(
          (long) (leastNanos * factor),
          (long) (mostNanos * factor),
          (long) (leastGapNanos * factor),
          (long) (mostGapNanos * factor));
    }
  }

  /** Slower for a while. */
  record Slow(double factor, Span when) implements SpeedRule {
    @Override
    public double mean() {
      return 1;
    }

    @Override
    public SpeedRule dilated(double by) {
      return this;
    }
  }

  /** Slow from when it joins, and linearly better until it is warm. */
  record Cold(double factor, long lengthNanos) implements SpeedRule {
    @Override
    public double mean() {
      return 1;
    }

    @Override
    public SpeedRule dilated(double by) {
      return new Cold(factor, (long) (lengthNanos * by));
    }
  }
}
