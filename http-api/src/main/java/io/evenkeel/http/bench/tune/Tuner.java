package io.evenkeel.http.bench.tune;

import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.capacity.search.Confirmation;
import io.evenkeel.core.capacity.search.ModelBasedSearch;
import io.evenkeel.http.bench.tune.TrialBench.Pair;
import io.evenkeel.http.bench.tune.TuneReport.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** Runs a search, then confirms its best settings with runs that the search has not seen. */
public final class Tuner {

  /** What settings count that no node starts with. */
  private static final double FAILED = 0.5;

  private static final List<Double> DEFAULTS = TunedSetting.defaults();

  private final TuneSettings settings;
  private final TrialBench bench;
  private final LongSupplier nanoTime;
  private final Consumer<String> progress;
  private volatile boolean stopped;

  /**
   * Nothing runs yet.
   *
   * @param nanoTime a monotonic clock
   */
  public Tuner(
      TuneSettings settings, TrialBench bench, LongSupplier nanoTime, Consumer<String> progress) {
    this.settings = settings;
    this.bench = bench;
    this.nanoTime = nanoTime;
    this.progress = progress;
  }

  /** Blocks for all trials and the confirmation. */
  public TuneReport run(Map<String, Object> parameters) {
    var startedAt = Instant.now();
    long end = nanoTime.getAsLong() + settings.time().toNanos();
    var random = new SplittableRandom(Hash.of(settings.seed(), 47));
    var search = new ModelBasedSearch(TunedSetting.space(), DEFAULTS, random);
    var trials = new ArrayList<Trial>();
    while (trials.size() < settings.trials() && (trials.isEmpty() || nanoTime.getAsLong() < end)) {
      var trial = trial(search.next());
      if (stopped) {
        break; // its nodes may have ended before it
      }
      search.tell(Math.log(trial.ratio()));
      trials.add(trial);
      tell(trials.size(), trial);
    }
    return report(startedAt, parameters, trials, trials.isEmpty() ? DEFAULTS : search.best());
  }

  /** The defaults against themselves, as a confirmation is run: a gain would be a fault of it. */
  public TuneReport check(Map<String, Object> parameters) {
    var startedAt = Instant.now();
    return report(startedAt, parameters, List.of(), DEFAULTS);
  }

  /** Ends it early: what was found until then is reported. May come from another thread. */
  public void stop() {
    stopped = true;
  }

  /** What there is to confirm is confirmed before; a search is not lost when that fails. */
  private TuneReport report(
      Instant startedAt, Map<String, Object> parameters, List<Trial> trials, List<Double> best) {
    List<Pair> pairs = List.of();
    var why = "";
    if (!stopped && (trials.isEmpty() || !best.equals(DEFAULTS))) {
      try {
        pairs = confirmed(best);
      } catch (RuntimeException failed) {
        why = "the confirmation failed: " + failed.getMessage();
      }
    }
    var throughputs = pairs.stream().map(Pair::throughput).toList();
    return new TuneReport(
        startedAt,
        settings.seed(),
        parameters,
        trials,
        best,
        pairs.isEmpty()
            ? Optional.empty()
            : Optional.of(Confirmation.of(throughputs, settings.seed())),
        pairs.isEmpty() ? Double.NaN : mean(pairs, Pair::p99),
        stopped ? "it was stopped early" : why);
  }

  private Trial trial(List<Double> values) {
    try {
      return new Trial(values, mean(bench.trial(values, settings.pairs()), Pair::throughput), "");
    } catch (RuntimeException failed) {
      return new Trial(values, FAILED, String.valueOf(failed.getMessage()));
    }
  }

  private List<Pair> confirmed(List<Double> best) {
    progress.accept(
        "confirming with "
            + settings.confirmations()
            + " pairs of runs: "
            + TunedSetting.lines(best, false).strip().replace("\n", ", "));
    return bench.confirm(best, settings.confirmations());
  }

  private void tell(int number, Trial trial) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "trial %d of %d: %s  %s",
            number,
            settings.trials(),
            trial.failure().isEmpty()
                ? String.format(Locale.ROOT, "%+.1f %%", (trial.ratio() - 1) * 100)
                : "failed, " + trial.failure(),
            trial.values()));
  }

  private static double mean(List<Pair> pairs, ToDoubleFunction<Pair> of) {
    return Math.exp(
        pairs.stream()
            .mapToDouble(pair -> Math.log(of.applyAsDouble(pair)))
            .average()
            .orElseThrow());
  }
}
