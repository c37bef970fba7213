package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.ReplaySettings;
import java.util.List;

/**
 * What the replay lab is to run.
 *
 * @param world what replays assume
 * @param train share of each trace that is for learning and tuning, above 0 and below 1
 * @param peak instances that the 99.9th percentile of that part needs; traces are scaled to it
 * @param limit for tuning, in percent of violated time; NaN for no tuning
 * @param holdSeconds of the oracle
 * @param mode of what is measured; tuning is always as a fluid
 */
public record ScalingLabSettings(
    List<PolicyChoice> policies,
    ReplaySettings world,
    double train,
    double peak,
    double limit,
    int holdSeconds,
    Mode mode,
    long seed) {

  public ScalingLabSettings {
    policies = List.copyOf(policies);
    if (!(train > 0 && train < 1)) {
      throw new IllegalArgumentException("--train must be above 0 and below 1, was " + train);
    }
    if (!(peak >= 1 && peak <= 10_000)) {
      throw new IllegalArgumentException("--peak must be 1 to 10000, was " + peak);
    }
    if (limit < 0 || limit > 100) {
      throw new IllegalArgumentException("--tune must be 0 to 100, was " + limit);
    }
  }
}
