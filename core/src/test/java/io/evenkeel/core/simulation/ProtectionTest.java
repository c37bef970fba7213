package io.evenkeel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.Candidates;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scenarios {@code black-hole} and {@code gray-slow} with protection: of 20 replicas the last
 * one is bad from 36 s to 144 s of 180 s. Shares are of an equal part of the calls of all routers.
 * {@code -Dprotection.print=true} prints the figures.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ProtectionTest {

  private static final int REPLICAS = 20;
  private static final double ONSET = 36;
  private static final double END = 144;
  private static final double LENGTH = 180;

  private final CallsTo bad = new CallsTo(REPLICAS - 1);

  @ParameterizedTest(name = "{0}, load {1}")
  @CsvSource({
    "random, 0.7", "round-robin, 0.5", "round-robin, 0.9", "least-connections, 0.7",
    "power-of-two-choices, 0.9", "peak-ewma, 0.7", "c3, 0.9", "prequal, 0.7"
  })
  void oneThatFailsAtOnceGetsAtMostTwiceItsPartBeforeItIsOut(String strategy, double load) {
    var result = run("black-hole", load, () -> Strategies.create(strategy, Map.of()));
    assertThat(shareBeforeItIsOut("black-hole " + strategy, load, result)).isLessThan(2);
    assertThat(bad.share(ONSET + 5, END, REPLICAS)).isLessThan(0.05);
    assertThat(result.errors()).isLessThan(0.001);
  }

  /** Without protection it would get all calls from the first one on. */
  @ParameterizedTest(name = "load {0}")
  @ValueSource(doubles = {0.5, 0.7, 0.9})
  void alsoWithAStrategyThatIsDrawnToIt(double load) {
    var result = run("black-hole", load, Drawn::new);
    assertThat(shareBeforeItIsOut("black-hole drawn", load, result)).isLessThan(2);
    assertThat(result.errors()).isLessThan(0.0015);
  }

  @ParameterizedTest(name = "{0}, load {1}")
  @CsvSource({
    "random, 0.5", "random, 0.9", "round-robin, 0.7", "least-connections, 0.5",
    "power-of-two-choices, 0.7", "power-of-two-choices, 0.9", "peak-ewma, 0.5", "peak-ewma, 0.9",
    "c3, 0.7", "c3, 0.9", "prequal, 0.7", "fastest-response, 0.7"
  })
  void oneTenTimesSlowerIsOutInFiveSecondsAndBackInThirty(String strategy, double load) {
    var result = run("gray-slow", load, () -> Strategies.create(strategy, Map.of()));
    double out = bad.below(0.25, ONSET, 1, REPLICAS) - ONSET;
    double between = bad.share(ONSET + 5, END, REPLICAS);
    double back = bad.atLeast(0.5, END, 2, REPLICAS) - END;
    print(
        "gray-slow %s %.1f: out after %.1f s, then %.3f of its part, back after %.1f s, %s"
            .formatted(strategy, load, out, between, back, figures(result)));
    assertThat(out).isLessThanOrEqualTo(5);
    assertThat(between).isLessThan(0.25);
    assertThat(back).isLessThanOrEqualTo(30);
    assertThat(bad.share(END + 28, LENGTH - 1, REPLICAS)).isGreaterThan(0.5);
  }

  /** Nothing is wrong here, so protection may cost next to nothing. */
  @ParameterizedTest(name = "{0}, {1}, load {2}")
  @CsvSource({
    "homogeneous, power-of-two-choices, 0.9",
    "homogeneous, random, 0.7",
    "heavy-tail, c3, 0.7",
    "heterogeneous, peak-ewma, 0.7",
    "bimodal, c3, 0.7"
  })
  void whereNothingIsWrongItCostsLittle(String name, String strategy, double load) {
    var scenario = Scenarios.named(name);
    Supplier<BalancingStrategy> kind = () -> Strategies.create(strategy, Map.of());
    var without = Simulation.run(scenario, load, 1, kind);
    var with = Simulation.run(scenario.withProtection(ProtectionSettings.DEFAULT), load, 1, kind);
    print(
        "%s %s %.1f: %s without, %s with"
            .formatted(name, strategy, load, figures(without), figures(with)));
    assertThat(with.errors()).isCloseTo(without.errors(), within(1e-4));
    assertThat(with.p99Millis() / without.p99Millis()).isLessThan(1.03);
  }

  @ParameterizedTest
  @ValueSource(strings = {"round-robin", "c3"})
  void theSameSeedGivesTheSameResult(String strategy) {
    var scenario =
        Scenarios.named("gray-slow").withCalls(20_000).withProtection(ProtectionSettings.DEFAULT);
    Supplier<BalancingStrategy> kind = () -> Strategies.create(strategy, Map.of());
    assertThat(List.of(Simulation.run(scenario, 0.7, 3, kind)))
        .containsExactly(Simulation.run(scenario, 0.7, 3, kind));
  }

  private RunResult run(String name, double load, Supplier<BalancingStrategy> kind) {
    Scenario scenario = Scenarios.named(name).withProtection(ProtectionSettings.DEFAULT);
    int calls = (int) (scenario.callsPerSecond(load) * LENGTH);
    return Simulation.run(scenario.withCalls(calls), load, 1, () -> bad.counting(kind.get()));
  }

  /** Until it gets less than a tenth of its part for a second. */
  private double shareBeforeItIsOut(String what, double load, RunResult result) {
    double out = bad.below(0.1, ONSET, 1, REPLICAS);
    double share = bad.share(ONSET, out + 0.1, REPLICAS);
    print(
        "%s %.1f: out after %.1f s, %d calls, %.2f of its part, %s"
            .formatted(
                what, load, out - ONSET, bad.calls(ONSET, out + 0.1), share, figures(result)));
    assertThat(out).isLessThan(ONSET + 5);
    return share;
  }

  private static String figures(RunResult result) {
    return "p99 %.1f ms, p99.9 %.1f ms, errors %.3f %%"
        .formatted(result.p99Millis(), result.p999Millis(), 100 * result.errors());
  }

  private static void print(String line) {
    if (Boolean.getBoolean("protection.print")) {
      System.out.println("PROTECTION " + line);
    }
  }

  /** Any, but one whose last call took next to no time gets all, even if that call failed. */
  private static final class Drawn implements BalancingStrategy {
    private final double[] millis = new double[REPLICAS];

    @Override
    public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
      for (int i = 0; i < candidates.size(); i++) {
        double last = millis[candidates.slot(i)];
        if (last > 0 && last < 0.8) {
          return candidates.slot(i);
        }
      }
      return candidates.slot(random.nextInt(candidates.size()));
    }

    @Override
    public void replied(Candidates c, int slot, Call call, long responseNanos, long nowNanos) {
      millis[slot] = 100;
    }

    @Override
    public void failed(Candidates c, int slot, Call call, long elapsedNanos, long nowNanos) {
      millis[slot] = elapsedNanos / 1e6;
    }
  }
}
