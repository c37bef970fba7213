package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.Oracle;
import io.evenkeel.core.simulation.replay.Replay;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.ReplayResult;
import io.evenkeel.core.simulation.replay.Trace;
import io.evenkeel.http.bench.scaling.TraceReport.Limit;
import io.evenkeel.http.bench.scaling.TraceReport.Outcome;
import io.evenkeel.http.bench.scaling.TraceReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

  private static final List<Double> PRICES = List.of(2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0);

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
    double end = settings.train() + settings.hours() * 3_600 / recorded.lengthSeconds();
    double from = settings.train() / Math.min(1, end);
    var trace = scaled(recorded).part(0, Math.min(1, end));
    var world = settings.world();
    String name =
        "%s, start-up %d s, peak %.0f"
            .formatted(trace.name(), world.startSeconds(), settings.peak());
    progress.accept(name);
    double[] oracle = Oracle.hourly(trace, world, from, settings.holdSeconds());
    double oracleHours = DoubleStream.of(oracle).sum();
    var rows =
        settings.policies().stream().map(choice -> row(choice, trace, from, oracle)).toList();
    var baseline = measure(PolicyChoice.list(BASELINE).get(0), trace, from, settings.seed());
    double hours = trace.lengthSeconds() * (1 - from) / 3_600;
    List<Limit> limits = List.of();
    if (settings.extras().limits()) {
      progress.accept("  limits");
      limits = Limits.of(trace, settings, from, oracleHours);
    }
    return new TraceReport(name, hours, oracleHours, baseline, rows, limits);
  }

  /** By what its first part needs. */
  private Trace scaled(Trace recorded) {
    var world = settings.world();
    double highest = recorded.part(0, settings.train()).quantile(0.999);
    double atPeak = settings.peak() * world.perInstance() * world.mostUtilisation();
    return recorded.times(atPeak / highest);
  }

  private Row row(PolicyChoice asked, Trace trace, double from, double[] oracle) {
    double oracleHours = DoubleStream.of(oracle).sum();
    var choice = asked.withLead(settings.world().startSeconds());
    var tuned =
        Double.isNaN(settings.limit()) || !choice.isTunable()
            ? choice
            : tuned(choice, trace.part(0, from));
    progress.accept("  " + tuned.label());
    var results =
        IntStream.range(0, settings.seeds())
            .mapToObj(i -> measure(tuned, trace, from, settings.seed() + i))
            .toList();
    var seeds = new ArrayList<Outcome>();
    for (int i = 0; i < results.size(); i++) {
      seeds.add(outcome(Long.toString(settings.seed() + i), results.get(i), oracleHours));
    }
    var intervals = DayIntervals.of(results.get(0), oracle, settings.hoursOfDay());
    return new Row(
        tuned.label(), results.get(0), intervals, seeds, curve(choice, trace, from, oracleHours));
  }

  private List<Outcome> curve(PolicyChoice choice, Trace trace, double from, double oracleHours) {
    if (!settings.extras().curve()) {
      return List.of();
    }
    var candidates = new ArrayList<PolicyChoice>();
    if (choice.isTunable()) {
      TARGETS.forEach(target -> candidates.add(0, choice.withTarget(target)));
    } else if (choice.isOpen(PolicyChoice.PRICE)) {
      PRICES.forEach(price -> candidates.add(choice.withPrice(price)));
    }
    return candidates.stream()
        .map(one -> outcome(one.label(), measure(one, trace, from, settings.seed()), oracleHours))
        .toList();
  }

  private static Outcome outcome(String of, ReplayResult result, double oracleHours) {
    return new Outcome(of, result.violated(), result.instanceHours() / oracleHours);
  }

  private ReplayResult measure(PolicyChoice choice, Trace trace, double from, long seed) {
    return Replay.run(
        trace, settings.world(), choice.create(progress), from, settings.mode(), seed);
  }

  private PolicyChoice tuned(PolicyChoice choice, Trace train) {
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
