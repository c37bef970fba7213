package io.evenkeel.http.bench.load;

import java.util.random.RandomGenerator;

/** Arrivals with exponentially distributed gaps. */
final class PoissonArrivals implements Arrivals {

  private final double perSecond;
  private final RandomGenerator random;
  private double seconds;

  PoissonArrivals(double perSecond, RandomGenerator random) {
    this.perSecond = ConstantArrivals.checked(perSecond);
    this.random = random;
  }

  @Override
  public long nextNanos() {
    seconds += random.nextExponential() / perSecond;
    return (long) (seconds * 1e9);
  }
}
