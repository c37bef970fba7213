package io.evenkeel.core.scaling.forecast;

import java.util.ArrayDeque;

/**
 * The distribution of the greatest load of the next steps: a linear mean and a linear scale, both
 * learned with each step, and the distribution of what they were off by. Knows levels of several
 * lengths, recent peaks, and what came after the same moment of earlier days, once it has found out
 * how long a day is. Not thread-safe.
 */
public final class PeakForecast implements LoadForecast {

  private static final int SEASONAL = 3;
  private static final int INPUTS = 13 + 2 * SEASONAL;
  private static final int[] MEAN_STEPS = {4, 12, 120, 480};
  private static final int[] PEAK_STEPS = {8, 20, 60, 240};
  private static final int LEVEL_STEPS = 40;
  private static final int ROOM = 15 * 5_760;
  private static final int SEASON_STEPS = 40;
  private static final int SEASON_EVERY = 1_440;
  private static final int MOST_MEANS = 4_000;
  private static final int LEAST_SEASON = 12;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final int LEAST_LESSONS = 240;
  private static final double LEAST_SPREAD = 0.3;
  private static final double MOST_SPREAD = 1.5;
  private static final double USUAL_WEIGHT = 1e-3;

  /** What is waited for: whether a forecast was right. */
  private static final class Open {
    private final double[] inputs;
    private final double base;
    private final double mean;
    private final double scale;

    private Open(double[] inputs, double base, double mean, double scale) {
      this.inputs = inputs;
      this.base = base;
      this.mean = mean;
      this.scale = scale;
    }
  }

  private final int ahead;
  private final LoadHistory history = new LoadHistory(ROOM, LEVEL_STEPS);
  private final double[] means = new double[MEAN_STEPS.length];
  private final RecursiveLeastSquares mean = new RecursiveLeastSquares(INPUTS, 0.99999, 10);
  private final RecursiveLeastSquares scale = new RecursiveLeastSquares(INPUTS, 0.99999, 10);
  private final Residuals residuals = new Residuals(60_000);
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private int season;
  private double base;
  private double expected;
  private double spread = 0.3;
  private double usual = 0.3;

  /**
   * Without experience.
   *
   * @param ahead steps whose greatest load is forecast, at least 1
   */
  public PeakForecast(int ahead) {
    this.ahead = ahead;
  }

  @Override
  public void add(double load) {
    history.add(load);
    for (int i = 0; i < means.length; i++) {
      double smoothing = 1 - Math.exp(-1.0 / MEAN_STEPS[i]);
      means[i] = history.count() == 1 ? load : means[i] + smoothing * (load - means[i]);
    }
    if (history.count() % SEASON_EVERY == 0) {
      season = SEASON_STEPS * Season.find(history.means(SEASON_STEPS, MOST_MEANS), LEAST_SEASON);
    }
    if (open.size() == ahead) {
      learn(open.removeFirst());
    }
    forecast();
  }

  private void learn(Open before) {
    double came = history.max(ahead - 1, ahead) - before.base;
    double off = came - before.mean;
    if (history.count() > LEAST_LESSONS) {
      residuals.add(off / before.scale);
    }
    mean.learn(before.inputs, came);
    double byNow = came - mean.predict(before.inputs);
    double size = Math.min(MOST_SPREAD, Math.abs(byNow));
    usual += USUAL_WEIGHT * (size - usual);
    scale.learn(before.inputs, size);
  }

  private void forecast() {
    double[] inputs = inputs();
    base = history.level(0);
    expected = mean.predict(inputs);
    spread = Math.max(LEAST_SPREAD * usual, Math.min(MOST_SPREAD, scale.predict(inputs)));
    open.addLast(new Open(inputs, base, expected, spread));
  }

  private double[] inputs() {
    double level = history.level(0);
    var inputs = new double[INPUTS];
    int at = 0;
    inputs[at++] = 1;
    inputs[at++] = history.load(0) - level;
    for (double smoothed : means) {
      inputs[at++] = Math.log(Math.max(1e-6, smoothed)) - level;
    }
    for (int steps : PEAK_STEPS) {
      inputs[at++] = history.reaches(steps) ? history.max(steps - 1, steps) - level : 0;
    }
    inputs[at++] = history.reaches(4) ? history.load(0) - history.load(4) : 0;
    inputs[at++] = Math.max(-3, Math.min(3, level - Math.log(Math.max(1e-6, means[3]))));
    inputs[at++] = level / 10;
    seasonal(inputs, at, season);
    seasonal(inputs, at + SEASONAL, season * DAYS_OF_A_WEEK);
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
    return Math.max(-2, Math.min(2, value));
  }

  @Override
  public boolean isThere() {
    return residuals.count() > LEAST_LESSONS;
  }

  @Override
  public double above(double load) {
    return residuals.above((Math.log(Math.max(1e-6, load)) - base - expected) / spread);
  }

  @Override
  public double expected() {
    return Math.exp(base + expected);
  }
}
