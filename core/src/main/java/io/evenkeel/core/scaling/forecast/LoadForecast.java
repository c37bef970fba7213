package io.evenkeel.core.scaling.forecast;

/** The distribution of the greatest load of the next steps. One thread at a time. */
public interface LoadForecast {

  /** A step is over: learns from it and forecasts anew. */
  void add(double load);

  /** Whether it has seen enough to be believed. */
  boolean isThere();

  /** The probability that the greatest load of the next steps is above this. */
  double above(double load);

  /** The load that it is expected to be, as a median of sorts. */
  double expected();
}
