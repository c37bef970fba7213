package io.evenkeel.core.simulation.scenario;

import java.util.random.RandomGenerator;

/** The distribution of a call's work, in nanoseconds at speed 1. Immutable. */
public sealed interface Work {

  double mean();

  double draw(RandomGenerator random);

  /** So many times longer. */
  Work dilated(double factor);

  /** Always the same. */
  record Constant(double mean) implements Work {
    @Override
    public double draw(RandomGenerator random) {
      return mean;
    }

    @Override
    public Work dilated(double factor) {
      return new Constant(mean * factor);
    }
  }

  /** Without memory. */
  record Exponential(double mean) implements Work {
    @Override
    public double draw(RandomGenerator random) {
      return mean * random.nextExponential();
    }

    @Override
    public Work dilated(double factor) {
      return new Exponential(mean * factor);
    }
  }

  /**
   * A normal one whose deviation is its centre, without what is below 0; as in Prequal's testbed.
   */
  record Normal(double mean) implements Work {

    /** The mean for centre 1: 1 + density(1) / probability(below 1). */
    private static final double MEAN_OF_UNIT = 1.2875999709391783;

    @Override
    public double draw(RandomGenerator random) {
      double drawn;
      do {
        drawn = 1 + random.nextGaussian();
      } while (drawn < 0);
      return mean / MEAN_OF_UNIT * drawn;
    }

    @Override
    public Work dilated(double factor) {
      return new Normal(mean * factor);
    }
  }

  /**
   * A heavy tail that ends.
   *
   * @param alpha above 0, not 1; the smaller, the heavier
   */
  record BoundedPareto(double alpha, double least, double most) implements Work {

    @Override
    public double mean() {
      double ratio = Math.pow(least / most, alpha);
      return Math.pow(least, alpha)
          / (1 - ratio)
          * alpha
          / (alpha - 1)
          * (Math.pow(least, 1 - alpha) - Math.pow(most, 1 - alpha));
    }

    @Override
    public double draw(RandomGenerator random) {
      double ratio = Math.pow(least / most, alpha);
      return least * Math.pow(1 - random.nextDouble() * (1 - ratio), -1 / alpha);
    }

    @Override
    public Work dilated(double factor) {
      return new BoundedPareto(alpha, least * factor, most * factor);
    }
  }
}
