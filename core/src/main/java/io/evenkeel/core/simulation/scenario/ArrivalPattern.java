package io.evenkeel.core.simulation.scenario;

/**
 * When calls come: a Poisson process whose rate may change. The mean over all of it is the load,
 * the spike left out.
 *
 * @param burst how many times the quiet rate a burst has; 1 for none
 * @param burstNanos mean length of a burst, exponential
 * @param quietNanos mean time between bursts, exponential
 * @param spikeLoad the load in the spike, whatever the load else is; 0 for none
 * @param spike when, in shares of the run
 */
public record ArrivalPattern(
    double burst, long burstNanos, long quietNanos, double spikeLoad, Span spike) {

  /** A plain Poisson process. */
  public static final ArrivalPattern POISSON = new ArrivalPattern(1, 1, 1, 0, Span.NEVER);

  /** The quiet rate in relation to the mean rate. */
  public double quietFactor() {
    double busy = (double) burstNanos / (burstNanos + quietNanos);
    return 1 / (1 - busy + busy * burst);
  }

  ArrivalPattern dilated(double factor) {
    return new ArrivalPattern(
        burst, (long) (burstNanos * factor), (long) (quietNanos * factor), spikeLoad, spike);
  }
}
