package io.evenkeel.core.scaling.forecast;

/**
 * A forecast of one number, and how far it was off before: in logarithms, as loads are wrong by a
 * share. Not thread-safe.
 */
final class PointExpert implements Expert {

  private static final int REMEMBERED = 20_000;
  private static final int LEAST_ERRORS = 241;

  /** The number. */
  @FunctionalInterface
  interface Point {

    /** The greatest load of the next steps; NaN when there is no telling. */
    double step(RecentLoads loads, int season, int ahead);
  }

  private final String name;
  private final int ahead;
  private final Point point;
  private final double[] said;
  private final double[] floors;
  private final Residuals errors = new Residuals(REMEMBERED);

  PointExpert(String name, int ahead, Point point) {
    this.name = name;
    this.ahead = ahead;
    this.point = point;
    said = new double[ahead];
    floors = new double[ahead];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    int slot = (int) (loads.count() % ahead);
    if (loads.count() > ahead && !Double.isNaN(said[slot])) {
      double came = loads.max(0, ahead);
      errors.add(Math.log((came + floors[slot]) / (said[slot] + floors[slot])));
    }
    double floor = loads.floor(0);
    double value = point.step(loads, season, ahead);
    said[slot] = value;
    floors[slot] = floor;
    if (Double.isNaN(value) || errors.count() < LEAST_ERRORS) {
      return false;
    }
    for (int i = 0; i < Quantiles.COUNT; i++) {
      quantiles[i] = (value + floor) * Math.exp(errors.quantile(Quantiles.level(i))) - floor;
    }
    Quantiles.order(quantiles);
    return true;
  }
}
