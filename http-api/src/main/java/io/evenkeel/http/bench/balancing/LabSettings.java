package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.List;

/**
 * What the lab is to run.
 *
 * @param load for all scenarios, 0 for those that each says itself
 * @param seeds how many runs of each, the same seeds for all strategies
 * @param firstSeed the others follow it
 * @param parallel runs at the same time
 */
public record LabSettings(
    List<Scenario> scenarios,
    List<Contender> contenders,
    double load,
    int seeds,
    long firstSeed,
    int parallel) {

  public LabSettings {
    scenarios = List.copyOf(scenarios);
    contenders = List.copyOf(contenders);
    checkRange("--load", load, 0, 10);
    checkRange("--seeds", seeds, 1, 10_000);
    checkRange("--parallel", parallel, 1, 256);
  }

  private static void checkRange(String option, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(option, plain(min), plain(max), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  List<Double> loadsOf(Scenario scenario) {
    return load > 0 ? List.of(load) : scenario.loads();
  }
}
