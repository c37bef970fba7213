package io.evenkeel.http.bench.load;

import java.util.random.RandomGenerator;

/**
 * When requests are meant to be sent, in nanoseconds since the start of a run.
 *
 * <p>Knows nothing of the system under test, so a slow answer cannot shift the schedule. Not safe
 * for several threads.
 */
@FunctionalInterface
public interface Arrivals {

  /** The next intended time; never less than the one before. */
  long nextNanos();

  /** Evenly spaced, the first at 0. */
  static Arrivals constant(double perSecond) {
    return new ConstantArrivals(perSecond);
  }

  /** Independent of each other, like many customers who do not know of each other. */
  static Arrivals poisson(double perSecond, RandomGenerator random) {
    return new PoissonArrivals(perSecond, random);
  }
}
