package io.evenkeel.core.scaling.forecast;

/**
 * Logarithms of a load, step by step, and of its moving means; as far back as it has room. Loads
 * that are small beside one instance are alike: no decision depends on them.
 */
final class LoadHistory {

  private static final double SMALL = 0.1;

  private final int room;
  private double[] loads;
  private double[] levels;
  private final double smoothing;
  private double level = Double.NaN;
  private long count;

  /**
   * An empty one.
   *
   * @param room steps that are remembered
   * @param levelSteps time constant of the level
   */
  LoadHistory(int room, double levelSteps) {
    this.room = room;
    loads = new double[Math.min(room, Room.FIRST)];
    levels = new double[loads.length];
    smoothing = 1 - Math.exp(-1 / levelSteps);
  }

  /** In which all is told; of a load in instances, 0 or more. */
  static double log(double load) {
    return Math.log(Math.max(0, load) + SMALL);
  }

  static double load(double log) {
    return Math.max(0, Math.exp(log) - SMALL);
  }

  void add(double load) {
    level = Double.isNaN(level) ? load : level + smoothing * (load - level);
    loads = Room.forOneMore(loads, count, room);
    levels = Room.forOneMore(levels, count, room);
    int at = (int) (count++ % loads.length);
    loads[at] = log(load);
    levels[at] = log(level);
  }

  long count() {
    return count;
  }

  /** Whether that step is remembered; 0 is the newest one. */
  boolean reaches(int back) {
    return back < Math.min(count, loads.length);
  }

  double load(int back) {
    return loads[(int) ((count - 1 - back) % loads.length)];
  }

  double level(int back) {
    return levels[(int) ((count - 1 - back) % loads.length)];
  }

  /** The greatest of some steps, from {@code back} to newer ones. */
  double max(int back, int steps) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      most = Math.max(most, load(back - i));
    }
    return most;
  }

  /** Means of so many steps each, the oldest first; of the newest part that is remembered. */
  double[] means(int steps, int most) {
    int available = (int) Math.min(Math.min(count, loads.length) / steps, most);
    var means = new double[available];
    for (int i = 0; i < available; i++) {
      int from = (available - i) * steps - 1;
      for (int k = 0; k < steps; k++) {
        means[i] += load(from - k) / steps;
      }
    }
    return means;
  }

  /** How much it rose in so many steps each, 0 where it fell; the oldest first. */
  double[] rises(int steps, int most) {
    double[] means = means(steps, most);
    for (int i = means.length - 1; i > 0; i--) {
      means[i] = Math.max(0, means[i] - means[i - 1]);
    }
    if (means.length > 0) {
      means[0] = 0;
    }
    return means;
  }
}
