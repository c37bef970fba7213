package io.evenkeel.core.simulation.replay;

import java.util.random.RandomGenerator;

/** Draws what comes in a second. */
final class ArrivalProcess {

  private static final double HIGH = 4.0 / 3;
  private static final double LOW = 2.0 / 3;
  private static final double CHANGES_PER_SECOND = 0.1;
  private static final double MANY = 100;

  private final Arrivals kind;
  private final RandomGenerator random;
  private boolean high;

  ArrivalProcess(Arrivals kind, RandomGenerator random) {
    this.kind = kind;
    this.random = random;
  }

  /** The rate of the next second, where the trace says {@code rate}. */
  double rate(double rate) {
    if (kind != Arrivals.BURSTY) {
      return rate;
    }
    high ^= random.nextDouble() < CHANGES_PER_SECOND;
    return rate * (high ? HIGH : LOW);
  }

  /** Requests of the next second. */
  double count(double rate) {
    double here = rate(rate);
    return kind == Arrivals.STEADY ? here : poisson(here);
  }

  private double poisson(double mean) {
    if (mean > MANY) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    int count = -1;
    for (double left = mean; left >= 0; left -= random.nextExponential()) {
      count++;
    }
    return count;
  }
}
