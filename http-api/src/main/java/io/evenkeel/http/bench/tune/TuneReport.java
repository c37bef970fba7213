package io.evenkeel.http.bench.tune;

import io.evenkeel.core.capacity.search.Confirmation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a search says.
 *
 * @param trials in the order they were made, the first one of the defaults
 * @param best the settings that the search likes best
 * @param confirmation of these; empty when they are the defaults, or when it was not made
 * @param p99Ratio of the confirmation, geometric mean; NaN without one
 * @param broken why the search or its confirmation was not finished; empty when it was
 */
public record TuneReport(
    Instant startedAt,
    long seed,
    Map<String, Object> parameters,
    List<Trial> trials,
    List<Double> best,
    Optional<Confirmation> confirmation,
    double p99Ratio,
    String broken) {

  /**
   * One trial.
   *
   * @param ratio throughput by that of the defaults, geometric mean of the pairs
   * @param failure why there is none, empty when there is
   */
  public record Trial(List<Double> values, double ratio, String failure) {}

  public TuneReport {
    trials = List.copyOf(trials);
    best = List.copyOf(best);
  }

  public boolean isGain() {
    return confirmation.map(Confirmation::isGain).orElse(false);
  }

  /** Whether it can be said that there is a gain, or that none was found. */
  public boolean isFinished() {
    return broken.isEmpty() && (trials.isEmpty() || measured().findAny().isPresent());
  }

  private Stream<Trial> measured() {
    return trials.stream().filter(trial -> trial.failure().isEmpty());
  }

  /** The verdict in a sentence. */
  public String verdict() {
    if (!trials.isEmpty() && measured().findAny().isEmpty()) {
      return "Nothing was measured: every trial failed, the first one with: "
          + trials.get(0).failure();
    }
    if (!broken.isEmpty()) {
      return "Nothing is proposed: " + broken + ", after " + trials.size() + " trials.";
    }
    if (confirmation.isEmpty()) {
      return "No gain found: nothing that was tried looks better than the defaults.";
    }
    var found = confirmation.get();
    var figures =
        String.format(
            Locale.ROOT,
            "%+.1f %% throughput (95 %%: %+.1f to %+.1f %%), p99 %+.1f %%, sign test p = %.3f, %d"
                + " pairs of runs",
            found.gain() * 100,
            found.low() * 100,
            found.high() * 100,
            (p99Ratio - 1) * 100,
            found.signTest(),
            found.pairs());
    return isGain()
        ? "A gain: " + figures + "."
        : "No gain found: the best that was tried came to " + figures + ".";
  }
}
