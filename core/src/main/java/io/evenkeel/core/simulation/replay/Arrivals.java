package io.evenkeel.core.simulation.replay;

/** How requests come within an interval of a trace. */
public enum Arrivals {
  /** As many in each second; single requests as a Poisson process. */
  STEADY,
  /** As a Poisson process. */
  POISSON,
  /**
   * As a Poisson process whose rate is one of two, one of them twice the other, with the same mean;
   * each lasts ten seconds in the mean (a Markov-modulated Poisson process).
   */
  BURSTY
}
