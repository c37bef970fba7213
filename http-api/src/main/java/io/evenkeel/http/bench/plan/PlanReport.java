package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.ClusterModel;
import io.evenkeel.core.capacity.Holdout;
import io.evenkeel.core.capacity.LawEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a capacity plan says.
 *
 * @param model empty when no question was asked
 * @param warnings in full sentences
 */
public record PlanReport(
    Instant startedAt,
    Map<String, Object> parameters,
    SweepData data,
    LawEstimate estimate,
    Optional<Holdout> holdout,
    Optional<ClusterModel> model,
    Optional<CapacityPlan> plan,
    List<String> warnings) {

  public PlanReport {
    warnings = List.copyOf(warnings);
  }

  /** What sizes are called. */
  String sizes() {
    return data.measured() == ClusterModel.Measured.NODES ? "nodes" : "requests at a time";
  }
}
