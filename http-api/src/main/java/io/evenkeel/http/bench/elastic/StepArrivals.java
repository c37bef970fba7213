package io.evenkeel.http.bench.elastic;

import io.evenkeel.http.bench.load.Arrivals;
import java.util.random.RandomGenerator;

/** Independent arrivals at a rate that goes up at one moment and down at another. */
final class StepArrivals implements Arrivals {

  private final StepProfile profile;
  private final RandomGenerator random;
  private double seconds;

  StepArrivals(StepProfile profile, RandomGenerator random) {
    this.profile = profile;
    this.random = random;
  }

  /** What is left of a gap at a change of the rate passes at the new one. */
  @Override
  public long nextNanos() {
    double left = random.nextExponential();
    while (true) {
      double rate = profile.perSecond(seconds);
      double end = profile.endOfRate(seconds);
      double gap = left / rate;
      if (seconds + gap < end) {
        seconds += gap;
        return (long) (seconds * 1e9);
      }
      left -= (end - seconds) * rate;
      seconds = end;
    }
  }
}
