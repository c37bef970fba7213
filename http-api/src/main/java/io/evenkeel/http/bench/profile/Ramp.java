package io.evenkeel.http.bench.profile;

/** From one rate to another along a straight line, and on with that. */
public record Ramp(double from, double to, double lastsSeconds) implements Profile {

  public Ramp {
    Rate.check(from, to);
    Rate.checkTime(lastsSeconds);
  }

  @Override
  public double perSecond(double seconds) {
    return from + (to - from) * Math.min(1, seconds / lastsSeconds);
  }
}
