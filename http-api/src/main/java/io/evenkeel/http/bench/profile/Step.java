package io.evenkeel.http.bench.profile;

/** One rate until a time, another one from then on; by itself as long as before. */
public record Step(double before, double after, double atSeconds) implements Profile {

  public Step {
    Rate.check(before, after);
    Rate.checkTime(atSeconds);
  }

  @Override
  public double perSecond(double seconds) {
    return seconds < atSeconds ? before : after;
  }

  @Override
  public double lastsSeconds() {
    return 2 * atSeconds;
  }
}
