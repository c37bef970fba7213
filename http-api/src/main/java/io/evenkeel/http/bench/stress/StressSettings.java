package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Seconds;
import io.evenkeel.http.bench.profile.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A load over time.
 *
 * @param load where to and how; its times are replaced
 * @param warmupSeconds at the profile's first rate, not measured
 * @param measuredSeconds above 0
 * @param poisson whether arrivals are independent of each other, else evenly paced
 * @param intervalSeconds length of an interval of the report, {@code >= 1}
 * @param hdr where histograms are written
 */
public record StressSettings(
    LoadSettings load,
    Profile profile,
    double warmupSeconds,
    double measuredSeconds,
    boolean poisson,
    int intervalSeconds,
    long seed,
    List<Threshold> thresholds,
    Optional<Path> hdr) {

  public StressSettings {
    thresholds = List.copyOf(thresholds);
    if (!(measuredSeconds >= 1) || !(warmupSeconds >= 0)) {
      throw new IllegalArgumentException(
          "a run must take 1 s or more, and its warm-up 0 s or more; they were "
              + measuredSeconds
              + " s and "
              + warmupSeconds
              + " s");
    }
    if (intervalSeconds < 1) {
      throw new IllegalArgumentException("an interval must be 1 s at least");
    }
    load = load.withTimes(Seconds.of(warmupSeconds), Seconds.of(measuredSeconds));
  }

  /** Requests that are wanted in a measured second, or, below 0, in one of the warm-up. */
  double wanted(int second) {
    if (second < 0) {
      return profile.perSecond(0);
    }
    double sum = 0;
    int steps = 100;
    for (int i = 0; i < steps; i++) {
      sum += profile.perSecond(second + (i + 0.5) / steps);
    }
    return sum / steps;
  }
}
