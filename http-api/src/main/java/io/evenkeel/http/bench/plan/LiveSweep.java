package io.evenkeel.http.bench.plan;

import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.Sweep;
import io.evenkeel.core.capacity.SweepLevel;
import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.counter.CounterLoad;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.report.Spread;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures a running cluster's counters with so many requests at a time, level by level in turns,
 * so that what slows the machine down for a while touches all levels.
 *
 * @param levels requests at a time, each 1 to 4096
 * @param runs of each level, 1 to 100
 * @param preparation load before all of it, for the compilers
 * @param warmup before each run
 * @param measured time of each run
 * @param readFraction share of reads, 0 to 1
 */
public record LiveSweep(
    List<Integer> levels,
    int runs,
    Duration preparation,
    Duration warmup,
    Duration measured,
    double readFraction,
    int entities,
    long seed) {

  public LiveSweep {
    levels = levels.stream().distinct().sorted().toList();
    if (levels.size() < Sweep.LEAST_LEVELS
        || levels.get(0) < 1
        || levels.get(levels.size() - 1) > 4_096) {
      throw new IllegalArgumentException(
          "--levels must be "
              + Sweep.LEAST_LEVELS
              + " or more different numbers of 1 to 4096, were "
              + levels);
    }
    if (runs < 1 || runs > 100) {
      throw new IllegalArgumentException("--runs must be 1 to 100, was " + runs);
    }
  }

  /** Blocks for all runs. */
  public SweepData run(URI node, Consumer<String> progress) {
    int most = levels.get(levels.size() - 1);
    if (!preparation.isZero()) {
      progress.accept("warming up for " + preparation.toSeconds() + " s");
      load(node, most, Duration.ZERO, preparation);
    }
    Map<Integer, List<LoadResult>> found = new TreeMap<>();
    var order = new ArrayList<>(levels);
    var random = new Random(seed);
    for (int run = 1; run <= runs; run++) {
      Collections.shuffle(order, random);
      for (int level : order) {
        var result = load(node, level, warmup, measured);
        requireGood(result, level);
        found.computeIfAbsent(level, any -> new ArrayList<>()).add(result);
        progress.accept(
            "round %d of %d, %d at a time: %,.0f/s, p99 %.1f ms"
                .formatted(
                    run, runs, level, result.perSecond(), result.latency().p99Micros() / 1e3));
      }
    }
    var measuredLevels = found.entrySet().stream().map(e -> level(e.getKey(), e.getValue()));
    return new SweepData(
        "a running node", Measured.CONCURRENCY, new Sweep(measuredLevels.toList()));
  }

  private static void requireGood(LoadResult result, int level) {
    if (result.succeededInWindow() == 0) {
      throw new IllegalStateException(
          "no request succeeded with " + level + " at a time: " + result.errors());
    }
  }

  private LoadResult load(URI node, int level, Duration before, Duration time) {
    var load =
        new CounterLoad(CounterApi.EVENKEEL, "p" + seed, entities, readFraction, new Random(seed));
    var settings = LoadSettings.of(List.of(node), level);
    return LoadClient.closedLoop(settings.withTimes(before, time), load, load, tick -> {});
  }

  private static SweepLevel level(int size, List<LoadResult> runs) {
    return new SweepLevel(
        size,
        runs.stream().map(LoadResult::perSecond).toList(),
        Spread.of(runs.stream().map(run -> run.latency().p50Micros() / 1e6).toList()).median(),
        Spread.of(runs.stream().map(run -> run.latency().p99Micros() / 1e6).toList()).median());
  }
}
