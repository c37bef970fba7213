package io.evenkeel.http.bench.profile;

/** Another one that begins later; until then its first rate. */
public record WarmedUp(Profile profile, double beforeSeconds) implements Profile {

  @Override
  public double perSecond(double seconds) {
    return profile.perSecond(Math.max(0, seconds - beforeSeconds));
  }

  @Override
  public double lastsSeconds() {
    return beforeSeconds + profile.lastsSeconds();
  }
}
