package io.evenkeel.core.scaling.forecast;

import java.util.List;
import java.util.stream.Stream;

/** All experts, and how steps are taken together for a season. */
public final class Experts {

  private static final double BLOCK_SECONDS = 600;

  private Experts() {}

  /** Steps that are one when a season is looked for: about ten minutes of them. */
  public static int block(double stepSeconds) {
    return (int) Math.max(1, Math.round(BLOCK_SECONDS / stepSeconds));
  }

  /**
   * Those that are mixed, without experience.
   *
   * @param ahead steps whose greatest load is forecast, at least 1
   * @param block steps that are one when a season is looked for
   */
  public static List<Expert> mixed(int ahead, int block, ForecastModels models) {
    return List.of(
        new PointExpert("persistence", ahead, SimplePoints.PERSISTENCE),
        new Ridge(ahead),
        new PointExpert("holt-winters", ahead, new HoltWinters(block)),
        new LearnedExpert(models, ahead));
  }

  /** Those and the one that policies have by default, for steps as policies take them. */
  static List<Expert> ofPolicies(int ahead, int block, ForecastModels models) {
    return Stream.concat(
            mixed(ahead, block, models).stream(),
            Stream.of(new LinearExpert(new PeakForecast(ahead))))
        .toList();
  }

  /** As a season ago: for comparison only. */
  public static Expert seasonal(int ahead) {
    return new PointExpert("seasonal-naive", ahead, SimplePoints.SEASONAL);
  }
}
