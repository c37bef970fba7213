package io.evenkeel.http.bench.live;

import io.evenkeel.http.bench.balancing.Estimate;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.report.Comparison;
import io.evenkeel.http.bench.report.Spread;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One subject in all rounds.
 *
 * @param ours whether it is one of our strategies
 * @param rounds in their order
 * @param deadlineMillis what a failed call is charged
 * @param simulatedP99 milliseconds, for strategies of ours
 * @param faults how ill servers were treated in each round; empty in scenarios without
 */
public record LiveRow(
    String name,
    boolean ours,
    List<LoadResult> rounds,
    double deadlineMillis,
    Optional<Estimate> simulatedP99,
    List<FaultWatch> faults) {

  public LiveRow {
    rounds = List.copyOf(rounds);
    faults = List.copyOf(faults);
  }

  /** Milliseconds, of calls that went well. */
  public Spread p50() {
    return Spread.of(rounds.stream().map(result -> result.latency().p50Micros() / 1e3).toList());
  }

  /** Milliseconds, where a failed call is charged the deadline. */
  public Spread p99() {
    return Spread.of(p99s());
  }

  /** The p99s, ours to theirs, round by round. */
  public Comparison p99By(LiveRow theirs) {
    return Comparison.of("p99Millis, " + name + " by " + theirs.name, p99s(), theirs.p99s());
  }

  public long failed() {
    return rounds.stream().mapToLong(LoadResult::failed).sum();
  }

  public double perSecond() {
    return rounds.stream().mapToDouble(LoadResult::perSecond).average().orElse(0);
  }

  /** The worst round of these. */
  public double worst(ToDoubleFunction<FaultWatch> figure) {
    return faults.stream().mapToDouble(figure).max().orElse(Double.NaN);
  }

  private List<Double> p99s() {
    return rounds.stream().map(this::p99).toList();
  }

  /** With a hundredth of failures and more, it is one of them. */
  private double p99(LoadResult result) {
    double all = (double) (result.failed() + result.latency().count());
    return result.failed() >= 0.01 * all ? deadlineMillis : result.latency().p99Micros() / 1e3;
  }
}
