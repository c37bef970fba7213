package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.CapacityPlan;
import io.evenkeel.core.capacity.ClusterModel;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.LawEstimate;
import io.evenkeel.core.capacity.LittlesLaw;
import io.evenkeel.core.capacity.Sweep;
import io.evenkeel.core.capacity.SweepLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What must be said beside a plan, so that nobody believes more than was measured. Pure. */
final class Warnings {

  private static final int ENOUGH_RUNS = 3;
  private static final double BELIEVED = 2;

  private Warnings() {}

  static List<String> of(
      SweepData data,
      PlanSettings settings,
      LawEstimate estimate,
      Optional<ClusterModel> model,
      Optional<CapacityPlan> plan) {
    var said = new ArrayList<String>();
    sweep(data.sweep(), estimate, said);
    if (data.measured() == Measured.CONCURRENCY) {
      concurrency(data.sweep(), estimate, said);
      if (Double.isNaN(settings.serviceP50())) {
        alone(data.sweep().smallest(), said);
      }
      model.filter(m -> m.between().slowdown(2) == 1).ifPresent(m -> said.add(ONE_NODE));
    }
    plan.ifPresent(found -> plan(data, found, said));
    return said;
  }

  private static final String ONE_NODE =
      "One node was measured: that nodes cost each other nothing is assumed, not measured. Say what"
          + " they cost with --between, or measure several on machines of their own.";

  private static void sweep(Sweep sweep, LawEstimate estimate, List<String> said) {
    int levels = sweep.levels().size();
    if (levels < Sweep.ENOUGH_LEVELS) {
      said.add(
          "With "
              + levels
              + " levels three coefficients fit nearly anything: the intervals are wide and still"
              + " too trusting. Measure 6 levels or more.");
    }
    if (sweep.levels().stream().anyMatch(level -> level.runs().size() < ENOUGH_RUNS)) {
      said.add("Some levels have fewer than three runs, so their error is hardly known.");
    }
    if (estimate.lackOfFit()) {
      said.add(
          "Levels are off the law by more than their runs differ among each other: either the runs"
              + " of a level share an error (measure the levels in turns), or the system does not"
              + " follow the law. The intervals allow for it as chance.");
    }
  }

  private static void concurrency(Sweep sweep, LawEstimate estimate, List<String> said) {
    if (estimate.law().peakSize() > sweep.largest().size()) {
      said.add(
          "The most throughput was not reached with "
              + SweepLevel.number(sweep.largest().size())
              + " requests at a time; what a node does with them is taken for all it can do.");
    }
    for (var level : sweep.levels()) {
      double mean = LittlesLaw.seconds(level.size(), level.throughput());
      if (mean < level.p50Seconds() / 2 || mean > level.p99Seconds()) {
        said.add(
            String.format(
                Locale.ROOT,
                "Level %s breaks Little's law: %.3g/s with a p50 of %.3g ms is not %s requests at a"
                    + " time.",
                SweepLevel.number(level.size()),
                level.throughput(),
                level.p50Seconds() * 1e3,
                SweepLevel.number(level.size())));
      }
    }
  }

  private static void alone(SweepLevel least, List<String> said) {
    if (least.size() > 1 && least.p50Seconds() > 0) {
      said.add(
          "What a request takes alone is taken from level "
              + SweepLevel.number(least.size())
              + ", where requests wait for each other: measure level 1, or say it with"
              + " --service-millis.");
    }
  }

  private static void plan(SweepData data, CapacityPlan plan, List<String> said) {
    double needed = plan.need().expected() - plan.question().lost();
    double largest = data.sweep().largest().size();
    if (data.measured() == Measured.NODES
        && Double.isFinite(needed)
        && needed > BELIEVED * largest) {
      said.add(
          String.format(
              Locale.ROOT,
              "%.0f nodes are %.1f times the %s that were measured: beyond twice, the law was never"
                  + " checked.",
              needed,
              needed / largest,
              SweepLevel.number(largest)));
    }
    if (plan.need().safe() == Double.POSITIVE_INFINITY
        && plan.need().expected() < Double.POSITIVE_INFINITY) {
      said.add(
          "In more than a twentieth of the resamples no number of nodes is enough: measure more"
              + " before you rely on it.");
    }
  }
}
