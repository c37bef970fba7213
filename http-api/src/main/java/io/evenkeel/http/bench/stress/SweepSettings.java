package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.LoadSettings.Beyond;
import io.evenkeel.http.bench.load.Seconds;
import java.util.List;

/**
 * A sweep over concurrency.
 *
 * @param load where to; its times and bounds are replaced
 * @param levels how many requests are under way at a time, each 1 to 4096
 * @param runs of each level, 1 to 100
 * @param warmupSeconds before each run
 * @param measuredSeconds of each run
 * @param seed of the order of levels within a round
 */
public record SweepSettings(
    LoadSettings load,
    List<Integer> levels,
    int runs,
    double warmupSeconds,
    double measuredSeconds,
    long seed,
    List<Threshold> thresholds) {

  private static final int MOST = 4_096;

  public SweepSettings {
    levels = levels.stream().distinct().sorted().toList();
    thresholds = List.copyOf(thresholds);
    if (levels.isEmpty() || levels.get(0) < 1 || levels.get(levels.size() - 1) > MOST) {
      throw new IllegalArgumentException(
          "--concurrency must be levels from 1 to " + MOST + " like 1,2,4,8, was " + levels);
    }
    if (runs < 1 || runs > 100) {
      throw new IllegalArgumentException("--runs must be 1 to 100, was " + runs);
    }
    if (!(measuredSeconds >= 0.1) || !(warmupSeconds >= 0)) {
      throw new IllegalArgumentException(
          "a run must take 100 ms or more, and its warm-up 0 s or more");
    }
  }

  /** One run: so many requests at a time, over as few connections as that needs. */
  LoadSettings at(int concurrency) {
    int nodes = load.targets().size();
    return load.withBound(concurrency, (concurrency + nodes - 1) / nodes, Beyond.WAIT)
        .withTimes(Seconds.of(warmupSeconds), Seconds.of(measuredSeconds));
  }
}
