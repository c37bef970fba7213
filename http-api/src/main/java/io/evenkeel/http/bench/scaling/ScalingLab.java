package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.Oracle;
import io.evenkeel.core.simulation.replay.Replay;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.ReplayResult;
import io.evenkeel.core.simulation.replay.Trace;
import io.evenkeel.http.bench.scaling.TraceReport.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * Runs policies on traces: each learns and is tuned on the first part and is measured on the rest.
 * Every target is tuned in the same way, on the last fifth of the first part: the cheapest one that
 * keeps the limit, or the one with the fewest violations when none does.
 */
public final class ScalingLab {

  private static final String BASELINE = "hpa";
  private static final double TUNED_ON = 0.8;
  private static final List<Double> TARGETS =
      DoubleStream.iterate(0.2, target -> target < 0.96, target -> target + 0.05)
          .map(target -> Math.round(target * 100) / 100.0)
          .boxed()
          .toList();

  private final ScalingLabSettings settings;
  private final Consumer<String> progress;

  private ScalingLab(ScalingLabSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** One report for each trace; takes seconds to minutes. */
  public static List<TraceReport> run(
      ScalingLabSettings settings, List<Trace> traces, Consumer<String> progress) {
    var lab = new ScalingLab(settings, progress);
    return traces.stream().map(lab::run).toList();
  }

  private TraceReport run(Trace recorded) {
    var world = settings.world();
    double highest = recorded.part(0, settings.train()).quantile(0.999);
    double atPeak = settings.peak() * world.perInstance() * world.mostUtilisation();
    var trace = recorded.times(atPeak / highest);
    progress.accept(trace.name());
    double oracle = Oracle.instanceHours(trace, world, settings.train(), settings.holdSeconds());
    var rows = settings.policies().stream().map(choice -> row(choice, trace)).toList();
    var baseline = measure(PolicyChoice.list(BASELINE).get(0), trace);
    double hours = trace.lengthSeconds() * (1 - settings.train()) / 3_600;
    return new TraceReport(trace.name(), hours, oracle, baseline, rows);
  }

  private Row row(PolicyChoice choice, Trace trace) {
    var tuned =
        Double.isNaN(settings.limit()) || !choice.isTunable() ? choice : tuned(choice, trace);
    progress.accept("  " + tuned.label());
    return new Row(tuned.label(), measure(tuned, trace));
  }

  private ReplayResult measure(PolicyChoice choice, Trace trace) {
    return Replay.run(
        trace,
        settings.world(),
        choice.create(progress),
        settings.train(),
        settings.mode(),
        settings.seed());
  }

  private PolicyChoice tuned(PolicyChoice choice, Trace trace) {
    var train = trace.part(0, settings.train());
    PolicyChoice best = choice;
    double leastHours = Double.POSITIVE_INFINITY;
    double leastViolated = Double.POSITIVE_INFINITY;
    for (double target : TARGETS) {
      var candidate = choice.withTarget(target);
      var result =
          Replay.run(
              train,
              settings.world(),
              candidate.create(progress),
              TUNED_ON,
              Mode.FLUID,
              settings.seed());
      double violated = Math.max(settings.limit(), result.violated());
      boolean better =
          violated < leastViolated
              || (violated == leastViolated && result.instanceHours() < leastHours);
      if (better) {
        best = candidate;
        leastViolated = violated;
        leastHours = result.instanceHours();
      }
    }
    return best;
  }
}
