package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.stress.Threshold.Verdict;
import io.evenkeel.http.drill.FaultSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that a load over time says at its end.
 *
 * @param bench with one phase
 * @param seconds the measured seconds, numbered from 0; one that was cut off is left out
 * @param wanted requests in each of them by the profile
 * @param faults all that were planned and came up
 * @param recoveries of those that could be injected
 * @param p99Drift only where the profile is steady, nothing was broken and the run long enough
 * @param heapDrift of the node where it is most
 * @param notes what a reader must know, in sentences
 */
public record StressReport(
    BenchReport bench,
    List<Tick> seconds,
    List<Double> wanted,
    List<Interval> intervals,
    List<FaultSeen> faults,
    List<Recovery> recoveries,
    List<HeapSeries> heap,
    Optional<Drift> p99Drift,
    Optional<Drift> heapDrift,
    List<Verdict> verdicts,
    boolean complete,
    List<String> notes) {

  public StressReport {
    seconds = List.copyOf(seconds);
    wanted = List.copyOf(wanted);
    intervals = List.copyOf(intervals);
    faults = List.copyOf(faults);
    recoveries = List.copyOf(recoveries);
    heap = List.copyOf(heap);
    verdicts = List.copyOf(verdicts);
    notes = List.copyOf(notes);
  }

  /** Judges what was seen; {@code broken} are notes on why the run was not carried out in full. */
  static StressReport of(
      StressSettings settings,
      BenchReport bench,
      List<Interval> intervals,
      List<FaultSeen> faults,
      List<HeapSeries> heap,
      List<String> broken) {
    var load = bench.phases().get(0).load();
    var seconds = measured(load);
    var wanted = IntStream.range(0, seconds.size()).mapToObj(settings::wanted).toList();
    var recoveries = Recovery.of(faults, seconds, wanted);
    boolean steady = settings.profile().isSteady() && faults.isEmpty();
    var p99 = steady ? p99Drift(seconds) : Optional.<Drift>empty();
    var most = heapDrift(heap, load.seconds());
    var figures = figures(load, recoveries, p99, most);
    var notes = new ArrayList<>(broken);
    notes.addAll(notes(settings, load, faults));
    if (broken.isEmpty() && isClientTheBottleneck(load)) {
      notes.add(
          "half of the p99 is time before sending: all %d connections were busy, or this client"
              .formatted(settings.load().connections() * settings.load().targets().size()));
    }
    return new StressReport(
        bench,
        seconds,
        wanted,
        intervals,
        faults,
        recoveries,
        heap,
        p99,
        most,
        settings.thresholds().stream().map(t -> t.judge(figures)).toList(),
        broken.isEmpty(),
        notes);
  }

  private static List<Tick> measured(LoadResult load) {
    var seconds = new ArrayList<Tick>();
    for (var tick : load.timeline()) {
      if (!tick.warmup() && seconds.size() + 1 <= load.seconds() + 0.001) {
        seconds.add(tick.at(seconds.size()));
      }
    }
    return seconds;
  }

  private static Optional<Drift> p99Drift(List<Tick> seconds) {
    int length = seconds.size() / Drift.BLOCKS;
    var blocks = new ArrayList<Double>();
    for (int block = 0; length > 0 && block < Drift.BLOCKS; block++) {
      var sorted =
          seconds.subList(block * length, (block + 1) * length).stream()
              .mapToDouble(tick -> tick.p99Micros() / 1e6)
              .sorted()
              .toArray();
      blocks.add(sorted[sorted.length / 2]);
    }
    return Drift.of(blocks);
  }

  private static Optional<Drift> heapDrift(List<HeapSeries> heap, double lastsSeconds) {
    return heap.stream()
        .flatMap(series -> series.drift(lastsSeconds).stream())
        .max((a, b) -> Double.compare(a.factor(), b.factor()));
  }

  private static Map<Metric, Double> figures(
      LoadResult load, List<Recovery> recoveries, Optional<Drift> p99, Optional<Drift> heap) {
    var figures = Figures.of(load);
    figures.put(Metric.NOT_SENT, load.notSentShare());
    recoveries.stream()
        .mapToDouble(r -> Double.isNaN(r.seconds()) ? Double.POSITIVE_INFINITY : r.seconds())
        .max()
        .ifPresent(longest -> figures.put(Metric.RECOVERY, longest));
    p99.ifPresent(drift -> figures.put(Metric.P99_DRIFT, drift.factor()));
    heap.ifPresent(drift -> figures.put(Metric.HEAP_DRIFT, drift.factor()));
    return figures;
  }

  private static List<String> notes(
      StressSettings settings, LoadResult load, List<FaultSeen> faults) {
    var notes = new ArrayList<String>();
    if (load.notSent() > 0) {
      notes.add(
          "%,d requests were due but not sent, as %,d were in hand; latencies know nothing of them"
              .formatted(load.notSent(), settings.load().maxInHand()));
    }
    faults.stream()
        .filter(fault -> !fault.problem().isEmpty())
        .forEach(fault -> notes.add("no " + fault.kind() + ": " + fault.problem()));
    if (load.latency().count() == 0) {
      notes.add("no request succeeded");
    }
    return notes;
  }

  private static boolean isClientTheBottleneck(LoadResult load) {
    long lag = load.sendLag().p99Micros();
    return lag > 10_000 && 2 * lag > load.latency().p99Micros();
  }

  /**
   * The exit code: 1 when the run could not be carried out as planned or what was acknowledged is
   * not there, 2 when a threshold failed, else 0.
   */
  public int exitCode() {
    boolean carriedOut =
        complete
            && bench.passed()
            && bench.phases().get(0).load().latency().count() > 0
            && faults.stream().allMatch(fault -> fault.problem().isEmpty());
    if (!carriedOut) {
      return 1;
    }
    return verdicts.stream().allMatch(Verdict::passed) ? 0 : 2;
  }
}
