package io.evenkeel.http.bench.profile;

import io.evenkeel.http.bench.load.Arrivals;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Arrivals whose rate follows a profile: the next one comes when the rate's integral has grown by a
 * gap. Gaps of 1 pace evenly; exponential gaps of mean 1 give an inhomogeneous Poisson process
 * (Çınlar, Introduction to Stochastic Processes, section 4.7). The integral is taken by the
 * midpoint rule in steps of a millisecond: exact for profiles that are straight or constant within
 * each.
 */
public final class ProfileArrivals implements Arrivals {

  private static final double STEP = 1e-3;

  private final Profile profile;
  private final double endSeconds;
  private final DoubleSupplier gap;
  private double at;
  private long step;

  private ProfileArrivals(Profile profile, double endSeconds, DoubleSupplier gap) {
    this.profile = profile;
    this.endSeconds = endSeconds;
    this.gap = gap;
  }

  /**
   * Evenly paced, the first at once.
   *
   * @param endSeconds from then on every time is this
   */
  public static Arrivals even(Profile profile, double endSeconds) {
    var first = new boolean[] {true};
    return new ProfileArrivals(
        profile,
        endSeconds,
        () -> {
          double next = first[0] ? 0 : 1;
          first[0] = false;
          return next;
        });
  }

  /** Independent of each other, like many customers who do not know of each other. */
  public static Arrivals poisson(Profile profile, double endSeconds, RandomGenerator random) {
    return new ProfileArrivals(profile, endSeconds, random::nextExponential);
  }

  @Override
  public long nextNanos() {
    double left = gap.getAsDouble();
    while (at < endSeconds) {
      double until = (step + 1) * STEP;
      double rate = profile.perSecond((at + until) / 2);
      double most = rate * (until - at);
      if (rate > 0 && most >= left) {
        at += left / rate;
        return Math.round(Math.min(at, endSeconds) * 1e9);
      }
      left -= most;
      at = until;
      step++;
    }
    return Math.round(endSeconds * 1e9);
  }
}
