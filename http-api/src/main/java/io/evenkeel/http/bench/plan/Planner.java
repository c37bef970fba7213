package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.ClusterModel;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.Holdout;
import io.evenkeel.core.capacity.LawEstimate;
import io.evenkeel.core.capacity.ServiceTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes a plan of a sweep; takes up to some seconds. */
public final class Planner {

  private Planner() {}

  public static PlanReport plan(
      SweepData data, PlanSettings settings, Instant startedAt, Map<String, Object> parameters) {
    var estimate = LawEstimate.of(data.sweep(), settings.resamples(), settings.seed());
    Optional<Holdout> holdout =
        settings.holdout()
            ? Optional.of(Holdout.of(data.sweep(), settings.resamples(), settings.seed()))
            : Optional.empty();
    var model = settings.question().map(question -> model(data, settings, estimate));
    var plan = settings.question().flatMap(q -> model.map(m -> CapacityPlan.of(m, estimate, q)));
    return new PlanReport(
        startedAt,
        parameters,
        data,
        estimate,
        holdout,
        model,
        plan,
        Warnings.of(data, settings, estimate, model, plan));
  }

  private static ClusterModel model(SweepData data, PlanSettings settings, LawEstimate estimate) {
    return new ClusterModel(
        data.measured(),
        data.sweep().largest().size(),
        service(data, settings, estimate),
        settings.arrivals(),
        settings.between());
  }

  /** As told; else that of the smallest level; else, of one node, the mean by Little's law. */
  private static ServiceTime service(SweepData data, PlanSettings settings, LawEstimate estimate) {
    if (!Double.isNaN(settings.serviceP50())) {
      return Double.isNaN(settings.serviceP99())
          ? ServiceTime.exponential(settings.serviceP50())
          : ServiceTime.ofQuantiles(settings.serviceP50(), settings.serviceP99());
    }
    var least = data.sweep().smallest();
    if (least.p50Seconds() > 0 && least.p99Seconds() > 0) {
      return ServiceTime.ofQuantiles(least.p50Seconds(), least.p99Seconds());
    }
    if (data.measured() == Measured.CONCURRENCY) {
      return ServiceTime.exponential(1 / estimate.law().gain());
    }
    throw new IllegalArgumentException(
        "the sweep has no response times: say how long a request takes alone with"
            + " --service-millis");
  }
}
