package io.evenkeel.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.simulation.VirtualServers.Answer;
import io.evenkeel.core.simulation.scenario.ReplicaGroup;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Scenarios;
import io.evenkeel.core.simulation.scenario.SpeedRule;
import io.evenkeel.core.simulation.scenario.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualServersTest {

  private static final double LOAD = 0.8;
  private static final int CALLS = 20_000;

  static Stream<Scenario> scenarios() {
    var switching = new SpeedRule.Switching(100 * Scenes.MILLI, List.of(1.0, 3.0));
    var pauses =
        new SpeedRule.Pauses(
            20 * Scenes.MILLI, 50 * Scenes.MILLI, 100 * Scenes.MILLI, 200 * Scenes.MILLI);
    return Stream.of(
        one(Scenes.group(1, 4, false, switching)),
        one(Scenes.group(1, 1, false, pauses)),
        one(Scenes.group(1, 2, true, switching)));
  }

  private static Scenario one(ReplicaGroup server) {
    var work = new Work.Exponential(4 * Scenes.MILLI);
    return Scenes.of(List.of(server), 1, 250_000, 1, CALLS, work).withWarmUp(0);
  }

  /** All that the simulator adds is the way there and back, as one server leaves no choice. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void servesAsTheSimulatorDoes(Scenario scenario) {
    var simulated =
        Simulation.run(scenario, LOAD, 7, () -> Strategies.create("round-robin", Map.of()));

    var servers = new VirtualServers(scenario, LOAD, 7);
    var traffic = new VirtualTraffic(scenario, LOAD, 7);
    var times = new ArrayList<Long>();
    long[] now = {0};
    for (int i = 0; i < CALLS; i++) {
      var call = traffic.next();
      long at = call.atNanos() + scenario.networkNanos();
      advance(servers, at, now);
      servers.arrive(0, call.kind(), call.work(), answer -> times.add(now[0] - at), at);
    }
    while (times.size() < CALLS) {
      advance(servers, servers.nextEvent(), now);
    }

    double way = 2 * scenario.networkNanos() / 1e6;
    var measured = times.stream().mapToLong(Long::longValue).sorted().toArray();
    assertThat(measured[CALLS / 2] / 1e6 + way)
        .isCloseTo(simulated.p50Millis(), within(0.01 * simulated.p50Millis()));
    assertThat(measured[CALLS / 100 * 99] / 1e6 + way)
        .isCloseTo(simulated.p99Millis(), within(0.01 * simulated.p99Millis()));
  }

  @Test
  void failsWhereTheScenarioSaysSo() {
    var scenario = Scenarios.named("black-hole");
    var servers = new VirtualServers(scenario, LOAD, 1);
    int broken = servers.size() - 1;
    long half = (long) (scenario.calls() / scenario.callsPerSecond(LOAD) * 1e9 / 2);
    var answers = new ArrayList<Answer>();

    servers.advance(half);
    servers.arrive(broken, 0, 1e6, answers::add, half);
    servers.advance(half + 200_000);

    assertThat(answers).extracting(Answer::good).containsExactly(false);
  }

  @Test
  void tellsOfItsLoad() {
    var servers = new VirtualServers(Scenarios.named("homogeneous"), LOAD, 1);
    var answers = new ArrayList<Answer>();

    for (int i = 0; i < 6; i++) {
      servers.arrive(0, 0, 1e6 * (i + 1), answers::add, 0);
    }
    servers.advance(1_000_000);

    var load = answers.get(0).load();
    assertThat(load.inFlight()).isEqualTo(5);
    assertThat(load.queued()).isEqualTo(1);
    assertThat(load.serviceNanos()).isEqualTo(1e6);
  }

  /** A slower time changes all durations alike. */
  @Test
  void dilatesTime() {
    var scenario = Scenarios.named("fluctuating");
    var slow = scenario.dilated(10);

    assertThat(slow.callsPerSecond(LOAD))
        .isCloseTo(scenario.callsPerSecond(LOAD) / 10, within(1e-6));
    var fast = new VirtualTraffic(scenario, LOAD, 3);
    var slower = new VirtualTraffic(slow, LOAD, 3);
    for (int i = 0; i < 100; i++) {
      var a = fast.next();
      var b = slower.next();
      assertThat(b.work()).isCloseTo(10 * a.work(), within(1.0));
      assertThat((double) b.atNanos()).isCloseTo(10.0 * a.atNanos(), within(1_000.0));
    }
  }

  @Test
  void cannotFanOut() {
    var scenario = Scenarios.named("fan-out");

    assertThatThrownBy(() -> new VirtualTraffic(scenario, LOAD, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fans out");
  }

  /** Up to a time, one event after the other. */
  private static void advance(VirtualServers servers, long until, long[] now) {
    while (servers.nextEvent() <= until) {
      now[0] = servers.nextEvent();
      servers.advance(now[0]);
    }
    now[0] = until;
  }
}
