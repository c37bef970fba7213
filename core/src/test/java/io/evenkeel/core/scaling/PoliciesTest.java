package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

  static Stream<String> reactive() {
    return Stream.of("hpa", "kpa", "target-tracking", "ray");
  }

  /** 1,000 requests are ten full instances: at 0.7 of each, fifteen. */
  @ParameterizedTest
  @MethodSource("reactive")
  void allComeToWhatTheTargetAsksFor(String name) {
    assertThat(Loads.settle(Loads.policy(name), 5, 1_000, Duration.ofHours(1))).isEqualTo(15);
    assertThat(Loads.settle(Loads.policy(name), 40, 1_000, Duration.ofHours(1)))
        .isBetween(15, 17); // within a tolerance of its own
  }

  @Test
  void stepsComeNearIt() {
    assertThat(Loads.settle(Loads.policy("step"), 5, 1_000, Duration.ofHours(2))).isBetween(14, 22);
    assertThat(Loads.settle(Loads.policy("step"), 60, 1_000, Duration.ofHours(2)))
        .isBetween(14, 22);
  }

  /** A monotonic clock may begin anywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"step", "target-tracking"})
  void aCooldownDoesNotDependOnWhereTheClockBegins(String name) {
    for (double from : new double[] {-1e6, 0, 1e6}) {
      var policy = Loads.policy(name);
      int now = 10;
      for (int minute = 0; minute < 40; minute++) {
        now = policy.desired(Loads.at(from + 60 * minute, now, 350));
      }
      assertThat(now).isBetween(5, 8);
    }
  }

  @Test
  void fixedIsFixed() {
    assertThat(Loads.policy("fixed", "instances", "7").desired(Loads.at(0, 1, 1e9))).isEqualTo(7);
  }

  @Test
  void anUnknownNameOrParameterIsOneSentence() {
    assertThatThrownBy(() -> Policies.create("hpb", Map.of()))
        .hasMessage(
            "unknown policy 'hpb'; known: hpa, kpa, target-tracking, step, ray, predictive, fixed");
    assertThatThrownBy(() -> Loads.policy("hpa", "tarhet", "1"))
        .hasMessageStartingWith("policy hpa has no parameter 'tarhet'; known: ");
    assertThatThrownBy(() -> Loads.policy("hpa", "target", "7"))
        .hasMessageStartingWith("parameter 'target' of policy hpa must be a number from 0.05");
  }
}
