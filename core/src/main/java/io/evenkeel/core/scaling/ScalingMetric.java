package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import java.util.List;

/** What a policy holds to its target: the share of an instance's capacity that is used or asked. */
enum ScalingMetric {
  /** Arriving requests; goes beyond 1 under overload. */
  REQUESTS,
  /** Processor time; at most 1. */
  CPU;

  static Parameter target() {
    return Parameter.number("target", 0.7, 0.05, 1, "share of an instance's capacity");
  }

  static Parameter parameter() {
    return Parameter.choice(
        "metric", "requests", List.of("requests", "cpu"), "what is held to the target");
  }

  static ScalingMetric of(Parameters parameters) {
    return parameters.choice("metric").equals("cpu") ? CPU : REQUESTS;
  }

  /** In instances' full capacity, all together. */
  double total(LoadSnapshot load) {
    return this == CPU ? load.utilisation() * load.ready() : load.offered();
  }
}
