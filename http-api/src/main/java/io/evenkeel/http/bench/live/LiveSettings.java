package io.evenkeel.http.bench.live;

import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.http.bench.balancing.Contender;
import java.time.Duration;
import java.util.List;

/**
 * A comparison.
 *
 * @param scenario in the lab's time
 * @param load offered work by capacity
 * @param perSecond calls in a real second; the scenario's time is made so much slower
 * @param routers nodes of ours, and as many of each other proxy
 * @param connections in all
 * @param preparation load on each subject before the first round
 * @param warmup part of each block that is not measured
 * @param block measured part of each block
 * @param seed of the first round; the others follow
 */
public record LiveSettings(
    Scenario scenario,
    double load,
    double perSecond,
    int routers,
    int connections,
    int rounds,
    Duration preparation,
    Duration warmup,
    Duration block,
    long seed,
    List<Contender> strategies) {

  public LiveSettings {
    strategies = List.copyOf(strategies);
    check("--load", load, 0.01, 2);
    check("--rate", perSecond, 1, 5_000);
    check("--nodes", routers, 1, 9);
    check("--connections", connections, 9, 10_000);
    check("--rounds", rounds, 1, 1_000);
    check("--seconds", (double) block.toSeconds(), 1, 3_600);
    check("--prepare", (double) preparation.toSeconds(), 0, 3_600);
    check("--warmup", (double) warmup.toSeconds(), 0, 3_600);
    if (scenario.replicas().stream().anyMatch(group -> group.joins() > 0)) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.name()
              + " has replicas that join later; only simulate can do that");
    }
    if (scenario.fanOut() > 1 || scenario.signals().ageNanos() > 0) {
      throw new IllegalArgumentException(
          "scenario " + scenario.name() + " fans out or delays reports; only simulate can do that");
    }
  }

  private static void check(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, was %s".formatted(option, least, most, value));
    }
  }

  /** How much slower time passes than in the scenario. */
  public double dilation() {
    return scenario.callsPerSecond(load) / perSecond;
  }

  /** The scenario as it is run: slower, with our routers and their protection. */
  Scenario run() {
    double seconds = warmup.plus(block).toMillis() / 1e3;
    return scenario
        .dilated(dilation())
        .withRouters(routers)
        .withCalls((int) Math.max(100, perSecond * seconds))
        .withWarmUp(warmup.toMillis() / 1e3 / seconds)
        .withProtection(ProtectionSettings.DEFAULT);
  }
}
