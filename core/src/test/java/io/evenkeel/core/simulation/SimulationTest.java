package io.evenkeel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.balancing.StrategyKind;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.ArrivalPattern;
import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.ReplicaGroup.Errors;
import io.evenkeel.core.simulation.scenario.RequestKind;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Signals;
import io.evenkeel.core.simulation.scenario.Span;
import io.evenkeel.core.simulation.scenario.SpeedRule;
import io.evenkeel.core.simulation.scenario.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {

  private static final Work WORK = new Work.Exponential(Scenes.MILLI);

  static Stream<String> strategies() {
    return Strategies.all().stream().map(StrategyKind::name);
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void theSameSeedGivesTheSameResultAndAnotherOneAnother(String strategy) {
    var scenario = Scenes.of(List.of(Scenes.group(6, 2, false)), 4, 100_000, 1, 20_000, WORK);
    var first = run(scenario, 0.7, 5, strategy);
    assertThat(run(scenario, 0.7, 5, strategy)).isEqualTo(first);
    assertThat(run(scenario, 0.7, 6, strategy)).isNotEqualTo(first);
    assertThat(first.errors()).isZero();
    assertThat(first.calls()).isEqualTo(18_000);
  }

  /** All strategies get the same calls: at next to no load, they take the same time. */
  @Test
  void strategiesGetTheSameCalls() {
    var scenario = Scenes.fcfs(50, 4, 20_000);
    var one = run(scenario, 0.01, 3, "random");
    var other = run(scenario, 0.01, 3, "c3");
    assertThat(one.meanMillis()).isCloseTo(other.meanMillis(), within(1e-3));
    assertThat(one.simulatedSeconds()).isCloseTo(other.simulatedSeconds(), within(0.01));
  }

  @Test
  void theNetworkIsPaidTwice() {
    var group = List.of(Scenes.group(10, 4, false));
    var work = new Work.Constant(Scenes.MILLI);
    var result = run(Scenes.of(group, 3, 2 * Scenes.MILLI, 1, 2_000, work), 0.01, 1, "random");
    assertThat(result.p50Millis()).isCloseTo(5, within(0.02));
  }

  @Test
  void aFanOutWaitsForItsSlowestLeaf() {
    var group = List.of(Scenes.group(100, 4, false));
    var result = run(Scenes.of(group, 1, 0, 10, 20_000, WORK), 0.01, 1, "random");
    double harmonic = 0;
    for (int i = 1; i <= 10; i++) {
      harmonic += 1.0 / i; // the mean of the greatest of ten
    }
    assertThat(result.meanMillis()).isCloseTo(harmonic, within(0.06));
  }

  @Test
  void aSwitchInTheMiddleOfACallTakesEffectAtOnce() {
    var switching = new SpeedRule.Switching(Scenes.MILLI / 100, List.of(1.0, 3.0));
    var group = List.of(Scenes.group(4, 1, false, switching));
    var work = new Work.Constant(Scenes.MILLI);
    var result = run(Scenes.of(group, 1, 0, 1, 400, work), 0.01, 1, "random");
    assertThat(result.meanMillis()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void errorsAreChargedTheDeadlineAndKeptAwayFrom() {
    var broken =
        new ReplicaGroup(1, 1, false, 1, 1, 0, List.of(), new Errors(new Span(0, 1), 200_000));
    var scenario =
        Scenes.of(List.of(Scenes.group(9, 1, false), broken), 1, 100_000, 1, 20_000, WORK);
    var blind = run(scenario, 0.5, 1, "random");
    assertThat(blind.errors()).isCloseTo(0.1, within(0.01));
    assertThat(blind.goodput()).isCloseTo(0.9, within(0.01));
    assertThat(blind.p99Millis()).isCloseTo(3_600_000, within(10_000.0));
    assertThat(run(scenario, 0.5, 1, "peak-ewma").errors()).isLessThan(0.01);
    assertThat(Simulation.bound(scenario, 0.5, 1).errors()).isZero();
  }

  @Test
  void overloadEndsInTimeouts() {
    var scenario = withDeadline(Scenes.fcfs(4, 1, 40_000), 50 * Scenes.MILLI);
    var result = run(scenario, 1.5, 1, "round-robin");
    assertThat(result.errors()).isGreaterThan(0.8);
    assertThat(result.p99Millis()).isCloseTo(50, within(0.2));
  }

  @Test
  void probesAndReportsCanBeLost() {
    var plain = Scenes.of(List.of(Scenes.group(8, 2, false)), 4, 100_000, 1, 20_000, WORK);
    var lossy = withSignals(plain, new Signals(0, 1));
    assertThat(run(plain, 0.8, 1, "prequal").probesPerCall()).isCloseTo(3, within(1e-9));
    double blind = run(lossy, 0.8, 1, "prequal").meanMillis();
    assertThat(run(plain, 0.8, 1, "prequal").meanMillis()).isLessThan(0.8 * blind);
  }

  @Test
  void staleReportsHurtThoseWhoTrustThem() {
    var plain = Scenes.of(List.of(Scenes.group(8, 2, false)), 4, 100_000, 1, 40_000, WORK);
    var stale = withSignals(plain, new Signals(100 * Scenes.MILLI, 0));
    assertThat(run(plain, 0.8, 1, "power-of-two-choices").p99Millis())
        .isLessThan(run(stale, 0.8, 1, "power-of-two-choices").p99Millis());
    assertThat(run(plain, 0.8, 1, "random").p99Millis())
        .isEqualTo(run(stale, 0.8, 1, "random").p99Millis());
  }

  @Test
  void oneThatJoinsGetsCallsAndTheBoundUsesIt() {
    var late = new ReplicaGroup(4, 1, false, 1, 1, 0.5, List.of(), Errors.NONE);
    var scenario = Scenes.of(List.of(Scenes.group(4, 1, false), late), 40_000, WORK);
    var alone = Simulation.bound(Scenes.fcfs(4, 1, 40_000), 0.9, 1);
    assertThat(Simulation.bound(scenario, 0.9, 1).meanMillis()).isLessThan(alone.meanMillis());
  }

  @Test
  void burstsKeepTheMeanLoad() {
    var plain = Scenes.fcfs(10, 1, 200_000);
    var bursts =
        withArrivals(
            plain, new ArrivalPattern(5, 10 * Scenes.MILLI, 40 * Scenes.MILLI, 0, Span.NEVER));
    var result = run(bursts, 0.5, 1, "random");
    assertThat(result.simulatedSeconds()).isCloseTo(40, within(1.5));
    assertThat(result.p99Millis()).isGreaterThan(run(plain, 0.5, 1, "random").p99Millis() * 2);
  }

  private static RunResult run(Scenario scenario, double load, long seed, String strategy) {
    return Simulation.run(scenario, load, seed, () -> Strategies.create(strategy, Map.of()));
  }

  private static Scenario withDeadline(Scenario s, long deadline) {
    return changed(s, s.signals(), s.arrivals(), deadline);
  }

  private static Scenario withSignals(Scenario s, Signals signals) {
    return changed(s, signals, s.arrivals(), s.deadlineNanos());
  }

  private static Scenario withArrivals(Scenario s, ArrivalPattern arrivals) {
    return changed(s, s.signals(), arrivals, s.deadlineNanos());
  }

  private static Scenario changed(
      Scenario s, Signals signals, ArrivalPattern arrivals, long deadline) {
    return new Scenario(
        s.name(),
        s.about(),
        s.winner(),
        s.learned(),
        s.replicas(),
        s.routers(),
        s.networkNanos(),
        signals,
        arrivals,
        List.of(new RequestKind("any", 1, WORK, 0)),
        s.keys(),
        s.fanOut(),
        deadline,
        s.loads(),
        s.calls(),
        s.warmUp(),
        ProtectionSettings.NONE);
  }
}
