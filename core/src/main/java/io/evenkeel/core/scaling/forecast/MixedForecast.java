package io.evenkeel.core.scaling.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModels.Lesson;
import java.util.ArrayDeque;

/**
 * The mixture as a distribution: its median and its width, and the distribution of what it was off
 * by in that width, which tells of more than the quantiles themselves. Offers what it saw to be
 * learned from, once a day. Not thread-safe.
 */
public final class MixedForecast implements LoadForecast {

  private static final double DAY_SECONDS = 86_400;
  private static final double PUT_OFF_SECONDS = 21_600;
  private static final double AGAIN_SECONDS = 3_600;
  private static final int MOST_BLOCKS = 4_000;
  private static final int SEASON_EVERY = 240;
  private static final int WIDE = 3;
  private static final int LEAST_LESSONS = 240;
  private static final double LEAST_WIDTH = 0.01;

  /** What is waited for. */
  private record Open(double middle, double width, double floor) {}

  private final int ahead;
  private final int block;
  private final int day;
  private final int again;
  private final ForecastModels models;
  private final RecentLoads loads;
  private final Mixture mixture;
  private final Residuals residuals = new Residuals(60_000);
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private final double[] quantiles = new double[Quantiles.COUNT];
  private int season;

  /** The step at which something to learn from is offered, and that of a day on which it is due. */
  private long offerAt;

  private long dueAt;
  private Open now = new Open(0, 1, 1);

  /**
   * Without experience.
   *
   * @param ahead steps whose greatest load is forecast, at least 1
   * @param stepSeconds length of a step, above 0
   */
  public MixedForecast(int ahead, double stepSeconds, ForecastModels models) {
    this.ahead = ahead;
    this.models = models;
    block = Experts.block(stepSeconds);
    day = (int) Math.max(1, DAY_SECONDS / stepSeconds);
    again = (int) Math.max(1, AGAIN_SECONDS / stepSeconds);
    dueAt = day + (long) (models.turn() * PUT_OFF_SECONDS / stepSeconds);
    offerAt = dueAt;
    loads = RecentLoads.ofSteps(stepSeconds, models.firstStep(stepSeconds));
    mixture = new Mixture(Experts.ofPolicies(ahead, block, models), ahead);
  }

  @Override
  public void add(double load) {
    loads.add(load);
    if (loads.count() % Math.max(SEASON_EVERY, day / 4) == 0) {
      season = loads.season(block, MOST_BLOCKS);
    }
    if (loads.count() == offerAt) {
      offer();
    }
    if (open.size() == ahead) {
      var before = open.removeFirst();
      double off = Math.log(loads.max(0, ahead) + before.floor()) - before.middle();
      residuals.add(off / before.width());
    }
    if (mixture.step(loads, season, quantiles)) {
      double floor = loads.floor(0);
      double middle = Math.log(quantiles[0] + floor);
      double width = Math.max(LEAST_WIDTH, Math.log(quantiles[WIDE] + floor) - middle);
      now = new Open(middle, width, floor);
      open.addLast(now);
    }
  }

  /** Once a day; where there was no time for it, an hour later again. */
  private void offer() {
    boolean taken = models.offer(new Lesson(loads.copy(), season, ahead));
    while (dueAt <= offerAt) {
      dueAt += day;
    }
    offerAt = taken ? dueAt : Math.min(dueAt, offerAt + again);
  }

  @Override
  public boolean isThere() {
    return residuals.count() > LEAST_LESSONS;
  }

  @Override
  public double above(double load) {
    return residuals.above((Math.log(load + now.floor()) - now.middle()) / now.width());
  }

  @Override
  public double expected() {
    return quantiles[0];
  }
}
