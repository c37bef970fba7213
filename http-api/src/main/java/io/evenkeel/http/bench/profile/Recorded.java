package io.evenkeel.http.bench.profile;

import io.evenkeel.core.simulation.replay.Trace;

/** A recorded load; after its end, its last rate. */
public final class Recorded implements Profile {

  private final double intervalSeconds;
  private final double[] rates;

  /** A trace, in the time that it has. */
  public Recorded(Trace trace) {
    intervalSeconds = trace.seconds();
    rates = trace.perSecond();
    double most = 0;
    for (double rate : rates) {
      Rate.check(rate);
      most = Math.max(most, rate);
    }
    Rate.check(most, most);
  }

  @Override
  public double perSecond(double seconds) {
    return rates[(int) Math.min(rates.length - 1, seconds / intervalSeconds)];
  }

  @Override
  public double lastsSeconds() {
    return rates.length * intervalSeconds;
  }
}
