package io.evenkeel.core.scaling.forecast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Several experts as one: each quantile is a weighted mean of theirs (see {@link Blend}), corrected
 * for how often it was exceeded (see {@link Conformal}). Not thread-safe.
 */
public final class Mixture implements Expert {

  private static final double CORRECTION = 0.01;

  /** What was said at one step. */
  private static final class Said {
    private final double[][] quantiles;
    private final boolean[] awake;
    private final Blend.Said[] mixed = new Blend.Said[Quantiles.COUNT];
    private final double[] corrected = new double[Quantiles.COUNT];
    private boolean any;
    private double usual = 1;

    private Said(int experts) {
      quantiles = new double[experts][Quantiles.COUNT];
      awake = new boolean[experts];
    }
  }

  private final List<Expert> experts;
  private final int ahead;
  private final List<Said> said;
  private final List<Blend> blends;
  private final Conformal conformal = new Conformal(CORRECTION);

  /**
   * All experts are worth the same at first.
   *
   * @param experts at least two, which nothing else asks
   * @param ahead steps whose greatest load is forecast, at least 1
   */
  public Mixture(List<? extends Expert> experts, int ahead) {
    int count = experts.size();
    this.experts = List.copyOf(experts);
    this.ahead = ahead;
    said = IntStream.range(0, ahead).mapToObj(i -> new Said(count)).toList();
    blends =
        IntStream.range(0, Quantiles.COUNT).mapToObj(level -> new Blend(level, count)).toList();
  }

  @Override
  public String name() {
    return "mix";
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    var now = said.get((int) (loads.count() % ahead));
    if (loads.count() > ahead && now.any) {
      learn(now, loads.max(0, ahead));
    }
    ask(now, loads, season);
    if (!now.any) {
      return false;
    }
    for (int level = 0; level < Quantiles.COUNT; level++) {
      now.mixed[level] = blends.get(level).mix(now.quantiles, now.awake);
      quantiles[level] = now.mixed[level].together();
    }
    Quantiles.raise(quantiles);
    conformal.correct(quantiles);
    System.arraycopy(quantiles, 0, now.corrected, 0, quantiles.length);
    Quantiles.raise(quantiles);
    return true;
  }

  private void ask(Said now, RecentLoads loads, int season) {
    now.any = false;
    now.usual = loads.usual(0) + loads.floor(0);
    double most = loads.credible();
    for (int i = 0; i < now.awake.length; i++) {
      now.awake[i] =
          experts.get(i).step(loads, season, now.quantiles[i]) && limit(now.quantiles[i], most);
      now.any |= now.awake[i];
    }
  }

  /** Nobody is believed who says no number, or far more than there ever was of late. */
  private static boolean limit(double[] quantiles, double most) {
    boolean numbers = true;
    for (int i = 0; i < Quantiles.COUNT; i++) {
      numbers &= !Double.isNaN(quantiles[i]);
      quantiles[i] = Math.min(most, quantiles[i]);
    }
    return numbers;
  }

  private void learn(Said before, double came) {
    for (int level = 0; level < Quantiles.COUNT; level++) {
      blends
          .get(level)
          .learn(before.mixed[level], before.quantiles, before.awake, came, before.usual);
    }
    conformal.learn(before.corrected, came);
  }

  /**
   * How much each expert counts at a quantile; sums to 1 over those that had something to say at
   * the last step.
   */
  public double[] weights(int quantile, RecentLoads loads) {
    return blends.get(quantile).weights(said.get((int) (loads.count() % ahead)).awake);
  }
}
