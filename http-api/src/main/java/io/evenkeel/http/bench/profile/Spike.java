package io.evenkeel.http.bench.profile;

/** One rate but for a while, then as long again as before. */
public record Spike(double base, double peak, double atSeconds, double forSeconds)
    implements Profile {

  public Spike {
    Rate.check(base, peak);
    Rate.checkTime(atSeconds);
    Rate.checkTime(forSeconds);
  }

  @Override
  public double perSecond(double seconds) {
    return seconds >= atSeconds && seconds < atSeconds + forSeconds ? peak : base;
  }

  @Override
  public double lastsSeconds() {
    return 2 * atSeconds + forSeconds;
  }
}
