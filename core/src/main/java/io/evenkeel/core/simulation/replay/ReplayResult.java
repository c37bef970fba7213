package io.evenkeel.core.simulation.replay;

import java.util.List;

/**
 * What a policy came to. Shares are in percent of the measured time, but where they say of what.
 *
 * <p>The elasticity metrics are those of the SPEC RG (Herbst et al., SPEC-RG-2016-01; Ilyushkin et
 * al., ICPE 2017), with the least number of instances that meets the objective as demand.
 *
 * @param violated share of seconds in which the objective was missed
 * @param violatedRequests share of requests that came in them
 * @param instanceHours from order to release
 * @param underAccuracy missing instances by demand
 * @param overAccuracy superfluous instances by demand
 * @param underTime share of time with too few
 * @param overTime share of time with too many
 * @param instability share of time in which demand and supply moved in different directions
 * @param changesPerHour orders of a policy
 * @param longestWaitSeconds at the end of any second
 * @param bounded orders of more instances than there may be; as many as there may be were taken
 * @param timeline means of parts of the run, for charts
 * @param hours one by one, the last one maybe shorter
 */
public record ReplayResult(
    double violated,
    double violatedRequests,
    double instanceHours,
    double underAccuracy,
    double overAccuracy,
    double underTime,
    double overTime,
    double instability,
    double changesPerHour,
    double longestWaitSeconds,
    long bounded,
    List<Point> timeline,
    List<Hour> hours) {

  private static final double EPSILON = 0.01;

  /**
   * Means over a part of the run.
   *
   * @param hour since the begin of what is measured
   * @param demand instances that are needed
   * @param supply instances that are ready
   * @param expected instances, by the policy; NaN if it does not look ahead
   * @param most instances, by the policy; NaN if it does not look ahead
   */
  public record Point(double hour, double demand, double supply, double expected, double most) {}

  /** Of one hour, how long it was, how much of it was missed, and what was paid. */
  public record Hour(int seconds, int violatedSeconds, double instanceHours) {}

  public ReplayResult {
    timeline = List.copyOf(timeline);
    hours = List.copyOf(hours);
  }

  /**
   * The geometric mean of the ratios of accuracies and time shares of another one to ours; above 1
   * is better. A hundredth of a percent is added to each, as 0 would make it infinite.
   */
  public double elasticSpeedup(ReplayResult baseline) {
    double product =
        ratio(baseline.underAccuracy, underAccuracy)
            * ratio(baseline.overAccuracy, overAccuracy)
            * ratio(baseline.underTime, underTime)
            * ratio(baseline.overTime, overTime);
    return Math.pow(product, 0.25);
  }

  private static double ratio(double theirs, double ours) {
    return (theirs + EPSILON) / (ours + EPSILON);
  }
}
