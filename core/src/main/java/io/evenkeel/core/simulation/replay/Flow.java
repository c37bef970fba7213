package io.evenkeel.core.simulation.replay;

/** How requests get through the instances, second by second. Used once, in the order of time. */
interface Flow {

  /**
   * What a second came to.
   *
   * @param arrived requests
   * @param served requests' worth of work
   * @param waiting requests at its end
   * @param waitSeconds that the last one will wait
   */
  record Second(double arrived, double served, double waiting, double waitSeconds) {}

  /**
   * A second passes.
   *
   * @param rate requests per second that are offered
   * @param ready instances that serve
   */
  Second pass(double rate, int ready);

  /** Whether the objective was missed since this was asked before. */
  boolean missed();
}
