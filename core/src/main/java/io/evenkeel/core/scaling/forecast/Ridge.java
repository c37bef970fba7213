package io.evenkeel.core.scaling.forecast;

/**
 * A linear forecast on all that a learned model sees, fitted anew with each step, where a step
 * counts by how much load was at stake, and the distribution of what it was off by. Not
 * thread-safe.
 */
final class Ridge implements Expert {

  private static final double FORGETTING = 0.99999;
  private static final double RIDGE = 1;
  private static final double MOST_TARGET = 30;
  private static final double LEAST_WEIGHT = 0.01;
  private static final int REMEMBERED = 20_000;
  private static final int LEAST_ERRORS = 241;

  /** What was said at one step. */
  private static final class Said {
    private final double[] inputs = new double[ModelInputs.COUNT + 1];
    private final ModelInputs scale = new ModelInputs();
    private double value = Double.NaN;
    private double weight = 1;
  }

  private final int ahead;
  private final Said[] said;
  private final RecursiveLeastSquares fit =
      new RecursiveLeastSquares(ModelInputs.COUNT + 1, FORGETTING, RIDGE);
  private final Residuals errors = new Residuals(REMEMBERED);

  Ridge(int ahead) {
    this.ahead = ahead;
    said = new Said[ahead];
    for (int i = 0; i < ahead; i++) {
      said[i] = new Said();
    }
  }

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    var now = said[(int) (loads.count() % ahead)];
    if (!Double.isNaN(now.value)) {
      learn(now, loads.max(0, ahead));
    }
    if (loads.size() <= ModelInputs.STEPS) {
      return false;
    }
    now.scale.at(loads, 0, season, ahead);
    now.inputs[0] = 1;
    for (int i = 0; i < ModelInputs.COUNT; i++) {
      now.inputs[i + 1] = now.scale.values()[i];
    }
    now.value = bounded(fit.predict(now.inputs));
    now.weight = Math.max(LEAST_WEIGHT, Math.min(1, now.scale.weight(loads, 0)));
    double most = loads.credible();
    for (int i = 0; i < Quantiles.COUNT; i++) {
      double scaled = now.value + errors.quantile(Quantiles.level(i));
      quantiles[i] = Math.min(most, now.scale.load(scaled));
    }
    Quantiles.order(quantiles);
    return errors.count() >= LEAST_ERRORS;
  }

  private void learn(Said before, double load) {
    double came = bounded(before.scale.scaled(load));
    errors.add(came - before.value);
    for (int i = 0; i < before.inputs.length; i++) {
      before.inputs[i] *= before.weight;
    }
    fit.learn(before.inputs, before.weight * came);
  }

  private static double bounded(double value) {
    return Math.max(-MOST_TARGET, Math.min(MOST_TARGET, value));
  }
}
