package io.evenkeel.core.scaling.forecast;

/**
 * One way to forecast the greatest load of the next steps. Is asked once a step, by one thread;
 * must neither block nor throw.
 */
public interface Expert {

  /** For people. */
  String name();

  /**
   * A step is over: learns from it and forecasts anew.
   *
   * @param loads the newest of which is that step
   * @param season steps of a season, 0 while none is known
   * @param quantiles is filled with the {@link Quantiles}, in units of the load, none negative, in
   *     order
   * @return false when it has no forecast yet; {@code quantiles} is then left as it was or not
   */
  boolean step(RecentLoads loads, int season, double[] quantiles);
}
