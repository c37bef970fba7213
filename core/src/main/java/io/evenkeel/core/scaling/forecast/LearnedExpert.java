package io.evenkeel.core.scaling.forecast;

/** The newest learned model, while there is one. Not thread-safe. */
final class LearnedExpert implements Expert {

  private static final double MOST = 20;

  private final ForecastModels models;
  private final int ahead;
  private final ModelInputs inputs = new ModelInputs();
  private final float[] scaled = new float[Quantiles.COUNT];

  LearnedExpert(ForecastModels models, int ahead) {
    this.models = models;
    this.ahead = ahead;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    var model = models.newest();
    if (model.isEmpty() || model.get().ahead() != ahead || loads.size() <= ModelInputs.STEPS) {
      return false;
    }
    inputs.at(loads, 0, season, ahead);
    model.get().forecast(inputs.values(), scaled);
    for (int i = 0; i < Quantiles.COUNT; i++) {
      if (Float.isNaN(scaled[i])) {
        return false;
      }
      quantiles[i] = inputs.load(Math.max(-MOST, Math.min(MOST, scaled[i])));
    }
    Quantiles.order(quantiles);
    return true;
  }
}
