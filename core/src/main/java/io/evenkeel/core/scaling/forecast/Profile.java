package io.evenkeel.core.scaling.forecast;

/** What usually comes at each moment of a period: moving means. Starts anew with a new period. */
final class Profile {

  private final double rate;
  private double[] usual = {};

  /**
   * An empty one.
   *
   * @param rate weight of the newest period, above 0 to 1
   */
  Profile(double rate) {
    this.rate = rate;
  }

  /** Takes on another period, in steps; 0 for none. */
  void period(int steps) {
    if (steps != usual.length) {
      usual = new double[steps];
    }
  }

  /** What came at a step, counted from 0 on. */
  void add(long step, double value) {
    if (usual.length > 0) {
      int at = (int) (step % usual.length);
      usual[at] += rate * (value - usual[at]);
    }
  }

  /** Mean around a step, 0 as long as nothing is known. */
  double around(long step, int steps) {
    if (usual.length <= 2 * steps) {
      return 0;
    }
    double sum = 0;
    for (long at = step - steps; at <= step + steps; at++) {
      sum += usual[(int) Math.floorMod(at, (long) usual.length)];
    }
    return sum / (2 * steps + 1);
  }
}
