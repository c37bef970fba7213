package io.evenkeel.http.bench.profile;

/** So many times another. */
public record Scaled(Profile profile, double factor) implements Profile {

  public Scaled {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("a profile is scaled by more than 0, was " + factor);
    }
  }

  @Override
  public double perSecond(double seconds) {
    double rate = profile.perSecond(seconds) * factor;
    Rate.check(rate);
    return rate;
  }

  @Override
  public double lastsSeconds() {
    return profile.lastsSeconds();
  }

  @Override
  public boolean isSteady() {
    return profile.isSteady();
  }
}
