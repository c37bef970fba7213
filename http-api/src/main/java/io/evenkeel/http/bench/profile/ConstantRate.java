package io.evenkeel.http.bench.profile;

/** The same rate all the time. */
public record ConstantRate(double rate, double lastsSeconds) implements Profile {

  public ConstantRate {
    Rate.check(rate, rate);
    Rate.checkTime(lastsSeconds);
  }

  @Override
  public double perSecond(double seconds) {
    return rate;
  }

  @Override
  public boolean isSteady() {
    return true;
  }
}
