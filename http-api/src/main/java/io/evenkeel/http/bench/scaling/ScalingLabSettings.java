package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.ReplaySettings;
import java.util.List;

/**
 * What the replay lab is to run.
 *
 * @param world what replays assume
 * @param train share of each trace that is for learning and tuning, above 0 and below 1
 * @param hours of the rest that are measured at most
 * @param peak instances that the 99.9th percentile of that part needs; traces are scaled to it
 * @param limit for tuning, in percent of violated time; NaN for no tuning
 * @param holdSeconds of the oracle
 * @param speed by which traces were made faster, for the length of a day
 * @param mode of what is measured; tuning is always as a fluid
 * @param seeds runs of each policy, with seeds from {@code seed} on
 * @param extras what is found out beside
 */
public record ScalingLabSettings(
    List<PolicyChoice> policies,
    ReplaySettings world,
    double train,
    double hours,
    double peak,
    double limit,
    int holdSeconds,
    double speed,
    Mode mode,
    long seed,
    int seeds,
    Extras extras) {

  private static final double HOURS_OF_DAY = 24;

  /**
   * What takes longer.
   *
   * @param curve what other prices and targets come to
   * @param limits what can be reached at all
   */
  public record Extras(boolean curve, boolean limits) {}

  public ScalingLabSettings {
    policies = List.copyOf(policies);
    if (!(train > 0 && train < 1)) {
      throw new IllegalArgumentException("--train must be above 0 and below 1, was " + train);
    }
    if (!(hours > 0)) {
      throw new IllegalArgumentException("--hours must be above 0, was " + hours);
    }
    if (!(peak >= 1 && peak <= 10_000)) {
      throw new IllegalArgumentException("--peak must be 1 to 10000, was " + peak);
    }
    if (limit < 0 || limit > 100) {
      throw new IllegalArgumentException("--tune must be 0 to 100, was " + limit);
    }
    if (seeds < 1 || seeds > 1_000) {
      throw new IllegalArgumentException("--seeds must be 1 to 1000, was " + seeds);
    }
  }

  int hoursOfDay() {
    return (int) Math.max(1, Math.round(HOURS_OF_DAY / speed));
  }
}
