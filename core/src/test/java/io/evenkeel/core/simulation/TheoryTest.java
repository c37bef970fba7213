package io.evenkeel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.capacity.ErlangC;
import io.evenkeel.core.capacity.ServerQueue;
import io.evenkeel.core.capacity.ServiceTime;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Work;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulator against queueing theory, in units of the mean work. {@code -Dsimulation.factor=20}
 * makes the runs so many times longer.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class TheoryTest {

  private static final int FACTOR = Integer.getInteger("simulation.factor", 1);
  private static final double PERCENT = 2;

  /** Random choice of n servers makes each an M/M/1: 1 / (1 - rho). */
  @ParameterizedTest(name = "load {0}")
  @CsvSource({"0.5, 400000", "0.7, 1000000", "0.9, 6000000"})
  void randomChoiceIsOneQueueEach(double load, int calls) {
    var result = run(Scenes.fcfs(20, 1, calls * FACTOR), load, "random");
    agrees(result.meanMillis(), 1 / (1 - load));
    double p99 = -Math.log(0.01) / (1 - load);
    agrees(result.p99Millis(), p99);
  }

  /** Processor sharing has the same mean, whatever the distribution of the work. */
  @Test
  void sharedServersDoNotMindTheDistribution() {
    var group = List.of(Scenes.group(10, 1, true));
    var heavy = new Work.BoundedPareto(1.5, 300_000, 30_000_000);
    for (var work : List.of(new Work.Exponential(1_000_000), new Work.Constant(1_000_000), heavy)) {
      var result = run(Scenes.of(group, 700_000 * FACTOR, work), 0.7, "random");
      agrees(result.meanMillis(), work.mean() / 1e6 / 0.3);
    }
  }

  /** Deterministic work halves the waiting (Pollaczek and Khinchine). */
  @Test
  void constantWorkWaitsHalfAsLong() {
    var scenario =
        Scenes.of(
            List.of(Scenes.group(10, 1, false)), 500_000 * FACTOR, new Work.Constant(1_000_000));
    agrees(run(scenario, 0.7, "random").meanMillis(), 1 + 0.7 / (2 * 0.3));
  }

  /** One replica with k slots is the central queue M/M/k (Erlang C). */
  @ParameterizedTest(name = "{0} slots, load {1}")
  @CsvSource({"4, 0.7, 1.36", "4, 0.9, 2.97", "10, 0.9, 1.67", "16, 0.8, 1.10"})
  void oneReplicaWithSlotsIsTheCentralQueue(int slots, double load, double published) {
    var result = run(Scenes.fcfs(1, slots, 700_000 * FACTOR), load, "round-robin");
    double theory = 1 + ErlangC.waits(slots, load * slots) / (slots * (1 - load));
    assertThat(theory).isCloseTo(published, withinPercentage(0.5));
    agrees(result.meanMillis(), theory);
    var queue = new ServerQueue(slots, slots * 1e3, ServiceTime.exponential(1e-3), 1);
    double rate = load * slots * 1e3;
    assertThat(queue.meanResponse(rate) * 1e3).isCloseTo(theory, withinPercentage(0.01));
    assertThat(result.p99Millis()).isCloseTo(queue.quantile(0.99, rate) * 1e3, withinPercentage(4));
  }

  /** Allen and Cunneen's formula is an approximation where work is not exponential. */
  @ParameterizedTest(name = "load {0}")
  @ValueSource(doubles = {0.7, 0.9})
  void constantWorkInSlotsWaitsAboutAsThePlannerSays(double load) {
    var work = new Work.Constant(1_000_000);
    var scenario = Scenes.of(List.of(Scenes.group(1, 4, false)), 300_000 * FACTOR, work);
    var result = run(scenario, load, "round-robin");
    var queue = new ServerQueue(4, 4e3, ServiceTime.ofQuantiles(1e-3, 1e-3), 1);
    assertThat(result.meanMillis())
        .isCloseTo(queue.meanResponse(load * 4e3) * 1e3, withinPercentage(5));
    assertThat(result.p99Millis())
        .isCloseTo(queue.quantile(0.99, load * 4e3) * 1e3, withinPercentage(10));
  }

  /** Sum of load^(2^i - 2), i from 1, for many servers (Mitzenmacher 2001). */
  @ParameterizedTest(name = "load {0}")
  @CsvSource({"0.7, 1.61, 500000", "0.9, 2.61, 1000000"})
  void twoChoicesAreJoinTheShorterOfTwo(double load, double published, int calls) {
    double theory = 0;
    for (int i = 1; i < 20; i++) {
      theory += Math.pow(load, Math.pow(2, i) - 2);
    }
    assertThat(theory).isCloseTo(published, withinPercentage(0.5));
    var scenario = Scenes.fcfs(100, 1, calls * FACTOR);
    agrees(run(scenario, load, "power-of-two-choices", "signal", "client").meanMillis(), theory);
  }

  /** Gaps of n exponential steps at each of n servers; for many servers that is D/M/1. */
  @ParameterizedTest(name = "load {0}")
  @CsvSource({"0.7, 1.88, 500000", "0.9, 5.18, 2000000"})
  void roundRobinIsNearlyConstantGaps(double load, double limit, int calls) {
    int servers = 100;
    double theory = 1 / (1 - sigma(load, servers));
    assertThat(theory).isCloseTo(limit, withinPercentage(2));
    agrees(run(Scenes.fcfs(servers, 1, calls * FACTOR), load, "round-robin").meanMillis(), theory);
  }

  /** No dispatcher beats the central queue; one that knows all work comes near it. */
  @Test
  void theBoundIsNearTheCentralQueue() {
    var result = Simulation.bound(Scenes.fcfs(10, 1, 500_000 * FACTOR), 0.8, 1);
    double central = 1 + ErlangC.waits(10, 8) / (10 * 0.2);
    assertThat(result.meanMillis()).isCloseTo(central, withinPercentage(3));
  }

  private static RunResult run(Scenario scenario, double load, String strategy, String... more) {
    var parameters = more.length == 0 ? Map.<String, String>of() : Map.of(more[0], more[1]);
    return Simulation.run(scenario, load, 1, () -> Strategies.create(strategy, parameters));
  }

  private static void agrees(double measured, double theory) {
    assertThat(measured).isCloseTo(theory, withinPercentage(PERCENT));
  }

  /** The root below 1 of s = E[exp(-(1 - s) gap)] for Erlang gaps. */
  private static double sigma(double load, int steps) {
    double s = 0.5;
    for (int i = 0; i < 10_000; i++) {
      s = Math.pow(1 + (1 - s) / (steps * load), -steps);
    }
    return s;
  }
}
