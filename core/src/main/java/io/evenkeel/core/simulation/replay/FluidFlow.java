package io.evenkeel.core.simulation.replay;

import java.util.random.RandomGenerator;

/**
 * Requests as a fluid: what is more than instances can serve waits. The objective is missed when
 * more than its part of what could be served was asked for, or when it had to wait for too long.
 */
final class FluidFlow implements Flow {

  private final ReplaySettings settings;
  private final ArrivalProcess arrivals;
  private double waiting;
  private double asked;
  private double possible;
  private double longestWait;

  FluidFlow(ReplaySettings settings, RandomGenerator random) {
    this.settings = settings;
    this.arrivals = new ArrivalProcess(settings.arrivals(), random);
  }

  @Override
  public Second pass(double rate, int ready) {
    double arrived = arrivals.count(rate);
    double could = ready * settings.perInstance();
    double served = Math.min(waiting + arrived, could);
    waiting += arrived - served;
    double wait = waiting == 0 ? 0 : waiting / Math.max(1e-9, could);
    asked += arrived;
    possible += could;
    longestWait = Math.max(longestWait, wait);
    return new Second(arrived, served, waiting, wait);
  }

  @Override
  public boolean missed() {
    boolean missed =
        asked > settings.mostUtilisation() * possible * (1 + 1e-9)
            || longestWait > settings.mostWaitSeconds();
    asked = 0;
    possible = 0;
    longestWait = 0;
    return missed;
  }
}
