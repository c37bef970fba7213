package io.evenkeel.core.scaling.forecast;

/**
 * What the greatest load of the next steps is told from, as logarithms by the present level: levels
 * of several lengths, recent peaks and slopes, what came after the same moment of the day before
 * and of the week before, and what usually comes at this moment of the rhythm and of the day. Not
 * thread-safe.
 */
final class PeakInputs {

  private static final int[] MEAN_STEPS = {4, 12, 120, 480};
  private static final int[] PEAK_STEPS = {8, 20, 60, 240};
  private static final int[] SLOPE_STEPS = {1, 2, 4, 8, 16, 32};
  private static final int SEASONAL = 3;
  private static final int USUAL = 2;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final int AROUND = 4;
  private static final double MOST = 3;

  /** How many there are. */
  static final int COUNT =
      4 + MEAN_STEPS.length + PEAK_STEPS.length + SLOPE_STEPS.length + 2 * SEASONAL + USUAL;

  private final int ahead;
  private final LoadHistory history;
  private final Rhythms rhythms;
  private final double[] means = new double[MEAN_STEPS.length];
  private final Profile ofRhythm = new Profile(0.03);
  private final Profile ofDay = new Profile(0.2);

  PeakInputs(int ahead, LoadHistory history, Rhythms rhythms) {
    this.ahead = ahead;
    this.history = history;
    this.rhythms = rhythms;
  }

  /** The newest step of the history is new. */
  void step(double load) {
    for (int i = 0; i < means.length; i++) {
      double smoothing = 1 - Math.exp(-1.0 / MEAN_STEPS[i]);
      means[i] = history.count() == 1 ? load : means[i] + smoothing * (load - means[i]);
    }
    ofRhythm.period(rhythms.rhythm());
    ofDay.period(rhythms.day());
  }

  /** What came after a step, by the level that it had. */
  void came(long step, double rise) {
    ofRhythm.add(step, rise);
    ofDay.add(step, rise);
  }

  /** All of them, now. */
  double[] now() {
    double level = history.level(0);
    var inputs = new double[COUNT];
    int at = 0;
    inputs[at++] = 1;
    inputs[at++] = history.load(0) - level;
    inputs[at++] = bounded(level - LoadHistory.log(means[means.length - 1]));
    inputs[at++] = level / 10;
    for (double smoothed : means) {
      inputs[at++] = LoadHistory.log(smoothed) - level;
    }
    for (int steps : PEAK_STEPS) {
      inputs[at++] = history.reaches(steps) ? history.max(steps - 1, steps) - level : 0;
    }
    for (int steps : SLOPE_STEPS) {
      inputs[at++] = history.reaches(steps) ? history.load(0) - history.load(steps) : 0;
    }
    seasonal(inputs, at, rhythms.day());
    seasonal(inputs, at + SEASONAL, rhythms.day() * DAYS_OF_A_WEEK);
    long step = history.count() - 1;
    inputs[at + 2 * SEASONAL] = ofRhythm.around(step, 0);
    inputs[at + 2 * SEASONAL + 1] = ofDay.around(step, AROUND);
    return inputs;
  }

  /** What came after the same moment of an earlier day or week, and how that moment was. */
  private void seasonal(double[] inputs, int from, int lag) {
    if (lag == 0 || !history.reaches(lag + 1)) {
      return;
    }
    double then = history.level(lag);
    inputs[from] = bounded(history.max(lag - 1, ahead) - then);
    inputs[from + 1] = bounded(history.level(lag - ahead) - then);
    inputs[from + 2] = bounded(history.level(0) - then);
  }

  private static double bounded(double value) {
    return Math.max(-MOST, Math.min(MOST, value));
  }
}
