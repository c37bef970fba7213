package io.evenkeel.core.scaling.forecast;

/**
 * One quantile of several experts as one number: weighted in two ways, and those two weighted
 * again. One way goes by what each expert lost, and comes to the best expert soon. The other goes
 * by the slope of the loss at what the mixture said, and so comes to the best fixed mixture, which
 * may be better than any expert (Kivinen and Warmuth 1997; Gaillard, Stoltz and van Erven, COLT
 * 2014). As the pinball loss is convex, what is lost exceeds what the best expert lost by no more
 * than what {@link Hedge} promises for the first way and for the choice between the two. Not
 * thread-safe.
 */
final class Blend {

  private static final double MOST_LOSS = 2;
  private static final boolean[] BOTH = {true, true};

  /** What was said: by the first way, by the second, by both together. */
  record Said(double byLoss, double bySlope, double together) {}

  private final int quantile;
  private final Hedge byLoss;
  private final Hedge bySlope;
  private final Hedge ways = new Hedge(2);
  private final double[] losses;

  /**
   * All experts are worth the same at first.
   *
   * @param quantile of {@link Quantiles}
   * @param experts at least 2
   */
  Blend(int quantile, int experts) {
    this.quantile = quantile;
    byLoss = new Hedge(experts);
    bySlope = new Hedge(experts);
    losses = new double[experts];
  }

  /** One number; at least one expert is awake. */
  Said mix(double[][] said, boolean[] awake) {
    double first = mean(byLoss.weights(awake), said, awake);
    double second = mean(bySlope.weights(awake), said, awake);
    double[] weights = ways.weights(BOTH);
    return new Said(first, second, weights[0] * first + weights[1] * second);
  }

  private double mean(double[] weights, double[][] said, boolean[] awake) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += awake[i] ? weights[i] * said[i][quantile] : 0;
    }
    return sum;
  }

  /**
   * What came.
   *
   * @param usual by which losses are divided; they count no more than {@value #MOST_LOSS} then
   */
  void learn(Said mixed, double[][] said, boolean[] awake, double came, double usual) {
    for (int i = 0; i < losses.length; i++) {
      losses[i] = awake[i] ? loss(said[i][quantile], came, usual) : 0;
    }
    byLoss.learn(losses, awake);
    double slope = (came < mixed.bySlope() ? 1 : 0) - Quantiles.level(quantile);
    for (int i = 0; i < losses.length; i++) {
      double more = awake[i] ? slope * (said[i][quantile] - mixed.bySlope()) / usual : 0;
      losses[i] = Math.max(-MOST_LOSS, Math.min(MOST_LOSS, more));
    }
    bySlope.learn(losses, awake);
    ways.learn(
        new double[] {loss(mixed.byLoss(), came, usual), loss(mixed.bySlope(), came, usual)}, BOTH);
  }

  private double loss(double said, double came, double usual) {
    return Math.min(MOST_LOSS, Quantiles.loss(quantile, said, came) / usual);
  }

  /** How much each expert counts; sums to 1 over those awake. */
  double[] weights(boolean[] awake) {
    double[] first = byLoss.weights(awake).clone();
    double[] second = bySlope.weights(awake);
    double[] between = ways.weights(BOTH);
    for (int i = 0; i < first.length; i++) {
      first[i] = between[0] * first[i] + between[1] * second[i];
    }
    return first;
  }
}
