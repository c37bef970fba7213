package io.evenkeel.core.simulation.sweep;

import io.evenkeel.core.capacity.Interval;
import io.evenkeel.core.capacity.LawEstimate;
import io.evenkeel.core.capacity.SweepLevel;
import io.evenkeel.core.simulation.sweep.SimulatedCluster.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * How well a law that was fitted to small sizes tells what is measured at twice the size.
 *
 * @param errors by seed, as ratios: predicted by measured - 1
 * @param truthCovered share of seeds whose 95 % interval holds what the law of the cluster says;
 *     NaN where that is no truth
 * @param runsCovered share of seeds whose 95 % interval, with what runs are off by chance, holds
 *     the mean of the runs that were kept back
 * @param intervalWidth median width of the interval by the prediction
 */
public record Extrapolation(
    SimulatedCluster cluster,
    List<Double> errors,
    double truthCovered,
    double runsCovered,
    double intervalWidth) {

  private static final int RESAMPLES = 400;
  private static final double CONFIDENCE = 0.95;

  public Extrapolation {
    errors = List.copyOf(errors);
  }

  private record Case(double error, boolean truth, boolean runs, double width) {}

  /**
   * Fits on 1 to {@code nodes}, asks for twice as many.
   *
   * @param seeds how many clusters, each with other noise
   * @param oneMore is told each seed that is done
   */
  public static Extrapolation of(
      SimulatedCluster cluster, int nodes, int runs, int calls, int seeds, LongConsumer oneMore) {
    var cases =
        LongStream.rangeClosed(1, seeds)
            .mapToObj(seed -> one(new SimulatedSweep(cluster, runs, calls, seed), nodes))
            .peek(any -> oneMore.accept(1))
            .toList();
    return new Extrapolation(
        cluster,
        cases.stream().map(Case::error).toList(),
        cluster.kind() == Kind.LAW
            ? cases.stream().mapToInt(c -> c.truth() ? 1 : 0).average().orElseThrow()
            : Double.NaN,
        cases.stream().mapToInt(c -> c.runs() ? 1 : 0).average().orElseThrow(),
        quantile(cases.stream().mapToDouble(Case::width).toArray(), 0.5));
  }

  private static Case one(SimulatedSweep sweep, int nodes) {
    var estimate = LawEstimate.of(sweep.upTo(nodes), RESAMPLES, sweep.seed());
    SweepLevel kept = sweep.level(2 * nodes);
    double predicted = estimate.law().throughput(2 * nodes);
    Interval interval = estimate.interval(law -> law.throughput(2 * nodes), CONFIDENCE);
    double chance = Math.exp(2 * estimate.error() / Math.sqrt(sweep.runs()));
    var ofRuns = new Interval(interval.low() / chance, interval.high() * chance);
    return new Case(
        predicted / kept.throughput() - 1,
        interval.contains(sweep.cluster().law().throughput(2 * nodes)),
        ofRuns.contains(kept.throughput()),
        (interval.high() - interval.low()) / predicted);
  }

  /** The share of seeds with an error of at most this. */
  public double within(double error) {
    return errors.stream().mapToInt(e -> Math.abs(e) <= error ? 1 : 0).average().orElseThrow();
  }

  /** A quantile of the errors' sizes. */
  public double errorQuantile(double share) {
    return quantile(errors.stream().mapToDouble(Math::abs).toArray(), share);
  }

  public double bias() {
    return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
  }
}
