package io.evenkeel.core.scaling.forecast;

import java.util.ArrayDeque;

/**
 * The distribution of the greatest load of the next steps: a linear mean and a linear scale, both
 * learned with each step, and the distribution of what they were off by, at all times and at the
 * same moments of the rhythm and of the day, once it has found out how long these are. Not
 * thread-safe.
 */
public final class PeakForecast implements LoadForecast {

  private static final int LEVEL_STEPS = 40;
  private static final int ROOM = 15 * 5_760;
  private static final int REMEMBERED = 60_000;
  private static final double FORGETTING = 0.99999;
  private static final double RIDGE = 10;
  private static final int LEAST_LESSONS = 240;
  private static final int AROUND_RHYTHM = 1;
  private static final int AROUND_DAY = 4;
  private static final double LEAST_SPREAD = 0.3;
  private static final double MOST_SPREAD = 1.5;
  private static final double USUAL_WEIGHT = 1e-3;

  /** What is waited for: whether a forecast was right. */
  private static final class Open {
    private final double[] inputs;
    private final double base;
    private final double mean;
    private final double scale;
    private final Beliefs beliefs;

    private Open(double[] inputs, double base, double mean, double scale, Beliefs beliefs) {
      this.inputs = inputs;
      this.base = base;
      this.mean = mean;
      this.scale = scale;
      this.beliefs = beliefs;
    }
  }

  private final int ahead;
  private final LoadHistory history = new LoadHistory(ROOM, LEVEL_STEPS);
  private final Rhythms rhythms = new Rhythms();
  private final PeakInputs inputs;
  private final RecursiveLeastSquares mean =
      new RecursiveLeastSquares(PeakInputs.COUNT, FORGETTING, RIDGE);
  private final RecursiveLeastSquares scale =
      new RecursiveLeastSquares(PeakInputs.COUNT, FORGETTING, RIDGE);
  private final Residuals residuals = new Residuals(REMEMBERED);
  private final TimedResiduals timed = new TimedResiduals(ROOM);
  private final BeliefWeights weights;
  private final double[] probabilities = new double[Beliefs.COUNT];
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private Open now;
  private double usual = 0.3;

  /**
   * Without experience.
   *
   * @param ahead steps whose greatest load is forecast, at least 1
   */
  public PeakForecast(int ahead) {
    this.ahead = ahead;
    this.inputs = new PeakInputs(ahead, history, rhythms);
    this.weights = new BeliefWeights(Beliefs.COUNT, ahead);
    this.now = new Open(new double[0], 0, 0, 1, beliefs());
  }

  @Override
  public void add(double load) {
    history.add(load);
    rhythms.step(history);
    inputs.step(load);
    if (open.size() == ahead) {
      learn(open.removeFirst());
    }
    forecast();
  }

  private void learn(Open before) {
    double came = history.max(ahead - 1, ahead) - before.base;
    double off = (came - before.mean) / before.scale;
    if (isThere()) {
      before.beliefs.ofWhatCame(off, probabilities);
      weights.learn(probabilities);
    }
    timed.add(off);
    if (history.count() > LEAST_LESSONS) {
      residuals.add(off);
    }
    inputs.came(history.count() - 1 - ahead, came);
    mean.learn(before.inputs, came);
    double byNow = came - mean.predict(before.inputs);
    double size = Math.min(MOST_SPREAD, Math.abs(byNow));
    usual += USUAL_WEIGHT * (size - usual);
    scale.learn(before.inputs, size);
  }

  private void forecast() {
    double[] x = inputs.now();
    double spread = Math.max(LEAST_SPREAD * usual, Math.min(MOST_SPREAD, scale.predict(x)));
    now = new Open(x, history.level(0), mean.predict(x), spread, beliefs());
    open.addLast(now);
  }

  private Beliefs beliefs() {
    long step = history.count() - 1;
    return new Beliefs(
        residuals,
        timed.like(step, rhythms.rhythm(), AROUND_RHYTHM),
        timed.like(step, rhythms.day(), AROUND_DAY));
  }

  @Override
  public boolean isThere() {
    return residuals.count() > LEAST_LESSONS;
  }

  @Override
  public double above(double load) {
    now.beliefs.above((LoadHistory.log(load) - now.base - now.mean) / now.scale, probabilities);
    return weights.mean(probabilities);
  }

  @Override
  public double expected() {
    return LoadHistory.load(now.base + now.mean);
  }
}
