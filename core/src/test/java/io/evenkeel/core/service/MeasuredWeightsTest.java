package io.evenkeel.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.service.RoutingView.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredWeightsTest {

  @Test
  void whoWorksFasterGetsMore() {
    var weights =
        MeasuredWeights.of(service(1, 1, 1), List.of(took(0, 5), took(1, 20), took(2, 80)));
    assertThat(weight(weights, 0)).isEqualTo(1);
    assertThat(weight(weights, 1)).isCloseTo(0.25, within(1e-9));
    assertThat(weight(weights, 2)).isCloseTo(0.0625, within(1e-9));
  }

  @Test
  void nobodyIsLeftOut() {
    var weights = MeasuredWeights.of(service(4, 4), List.of(took(0, 1), took(1, 1_000)));
    assertThat(weight(weights, 0)).isEqualTo(4);
    assertThat(weight(weights, 1)).isCloseTo(4 * MeasuredWeights.LEAST, within(1e-9));
  }

  @Test
  void unlessAllAreKnownTheRegisteredOnesCount() {
    var weights = MeasuredWeights.of(service(1, 3), List.of(took(0, 5)));
    assertThat(weight(weights, 0)).isCloseTo(1, within(1e-9));
    assertThat(weight(weights, 1)).isEqualTo(3);
  }

  @Test
  void whoFailsGetsLess() {
    var failing = new Load("i0", 0, 3, Optional.of(5.0), Optional.empty());
    var weights = MeasuredWeights.of(service(1, 1), List.of(failing, took(1, 5)));
    assertThat(weight(weights, 0)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void anAgentTellsThePartOfTheConfiguredWeight() {
    var loads = List.of(took(0, 5), took(1, 20));
    assertThat(MeasuredWeights.agentAnswer(service(1, 1), loads, "i0")).isEqualTo("up 100%");
    assertThat(MeasuredWeights.agentAnswer(service(1, 1), loads, "i1")).isEqualTo("up 25%");
    // registered as four times as strong, as it is
    assertThat(MeasuredWeights.agentAnswer(service(4, 1), loads, "i0")).isEqualTo("up 100%");
    assertThat(MeasuredWeights.agentAnswer(service(4, 1), loads, "i1")).isEqualTo("up 100%");
    assertThat(MeasuredWeights.agentAnswer(service(1), loads, "x")).isEqualTo("stopped #unknown");
    assertThat(MeasuredWeights.agentAnswer(service(1, -1), loads, "i1"))
        .isEqualTo("down #unhealthy");
  }

  @Test
  void aServiceWithoutInstancesStaysOne() {
    assertThat(MeasuredWeights.of(service(), List.of()).instances()).isEmpty();
  }

  /** Below 0: one that is unhealthy. */
  private static ServiceView service(double... weights) {
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < weights.length; i++) {
      var registration = Registrations.at(i + 1, Duration.ofSeconds(9));
      instances.add(
          Instance.of("i" + i, registration, weights[i] > 0).withWeight(Math.abs(weights[i])));
    }
    return new ServiceView("shop", false, Balancing.by("random"), instances);
  }

  private static Load took(int instance, double millis) {
    return new Load("i" + instance, 0, 0, Optional.of(millis), Optional.empty());
  }

  private static double weight(ServiceView service, int instance) {
    return service.instance("i" + instance).orElseThrow().weight();
  }
}
