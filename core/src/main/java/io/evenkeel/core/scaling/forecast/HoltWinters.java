package io.evenkeel.core.scaling.forecast;

import io.evenkeel.core.scaling.forecast.PointExpert.Point;

/**
 * Level, damped trend and season of the logarithm of a load, each smoothed by itself (Holt 1957;
 * Winters, Management Science 1960; damping after Gardner and McKenzie 1985). Not thread-safe.
 */
final class HoltWinters implements Point {

  private static final double LEVEL = 0.3;
  private static final double TREND = 0.02;
  private static final double DAMPING = 0.9;
  private static final double SEASON = 0.1;

  private final int block;
  private double[] slots = {};
  private double level = Double.NaN;
  private double trend;

  /**
   * Without experience.
   *
   * @param block steps of a season that are taken as one
   */
  HoltWinters(int block) {
    this.block = block;
  }

  @Override
  public double step(RecentLoads loads, int season, int ahead) {
    double floor = loads.floor(0);
    if (season / block != slots.length) {
      begin(loads, season / block, floor);
    }
    double value = Math.log(loads.at(0) + floor);
    if (Double.isNaN(level)) {
      level = value - seasonal(loads.number(0));
    }
    learn(value, loads.number(0));
    return Math.exp(highest(loads.number(0), ahead)) - floor;
  }

  private void learn(double value, long number) {
    double before = level;
    double season = seasonal(number);
    double expected = level + DAMPING * trend;
    level = expected + LEVEL * (value - season - expected);
    trend = DAMPING * trend + TREND * (level - before - DAMPING * trend);
    if (slots.length > 0) {
      slots[slot(number)] += SEASON / block * (value - level - season);
    }
  }

  private double highest(long number, int ahead) {
    double most = Double.NEGATIVE_INFINITY;
    double at = level;
    double slope = trend;
    for (int i = 1; i <= ahead; i++) {
      slope *= DAMPING;
      at += slope;
      most = Math.max(most, at + seasonal(number + i));
    }
    return most;
  }

  /** A season has another length now: its shape is that of what is remembered. */
  private void begin(RecentLoads loads, int blocks, double floor) {
    slots = new double[blocks];
    level = Double.NaN;
    if (blocks == 0) {
      return;
    }
    var counts = new int[blocks];
    double usual = Math.log(loads.usual(0) + floor);
    for (int back = 0; back < loads.size(); back++) {
      int slot = slot(loads.number(back));
      counts[slot]++;
      slots[slot] += (Math.log(loads.at(back) + floor) - usual - slots[slot]) / counts[slot];
    }
  }

  private double seasonal(long number) {
    return slots.length == 0 ? 0 : slots[slot(number)];
  }

  private int slot(long number) {
    return (int) Math.floorMod(number / block, (long) slots.length);
  }
}
