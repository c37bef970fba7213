package io.evenkeel.core.scaling.forecast;

/** The forecast that policies know best, as one of several. Not thread-safe. */
final class LinearExpert implements Expert {

  private static final int HALVINGS = 24;
  private static final double WIDE = 8;

  private final LoadForecast forecast;

  LinearExpert(LoadForecast forecast) {
    this.forecast = forecast;
  }

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    forecast.add(loads.at(0));
    if (!forecast.isThere()) {
      return false;
    }
    double most = WIDE * (forecast.expected() + loads.at(0) + loads.usual(0));
    double least = 0;
    for (int i = 0; i < Quantiles.COUNT; i++) {
      quantiles[i] = exceeded(1 - Quantiles.level(i), least, most);
      least = quantiles[i];
    }
    Quantiles.order(quantiles);
    return true;
  }

  /** The load that is exceeded with this probability. */
  private double exceeded(double probability, double least, double most) {
    double low = least;
    double high = most;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (forecast.above(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
