package io.evenkeel.core.simulation.replay;

/** Requests as a fluid: what is more than instances can serve waits. */
final class FluidFlow implements Flow {

  private final ReplaySettings settings;
  private double waiting;

  FluidFlow(ReplaySettings settings) {
    this.settings = settings;
  }

  @Override
  public Second pass(double rate, int ready) {
    double possible = ready * settings.perInstance();
    double served = Math.min(waiting + rate, possible);
    waiting += rate - served;
    double wait = waiting == 0 ? 0 : waiting / Math.max(1e-9, possible);
    boolean tooSlow =
        rate > settings.mostUtilisation() * possible * (1 + 1e-9)
            || wait > settings.mostWaitSeconds();
    return new Second(rate, served, waiting, wait, tooSlow);
  }
}
