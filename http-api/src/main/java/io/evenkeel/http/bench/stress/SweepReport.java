package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.report.Verification;
import io.evenkeel.http.bench.stress.Threshold.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a sweep says at its end.
 *
 * @param title what was sent
 * @param levels by concurrency; those of which at least one run was made
 * @param verdicts on the level with the highest throughput
 * @param complete whether all runs were made
 * @param notes what a reader must know, in sentences
 */
public record SweepReport(
    Instant startedAt,
    long seed,
    Map<String, Object> parameters,
    String title,
    List<Level> levels,
    Optional<Verification> verification,
    List<Verdict> verdicts,
    boolean complete,
    List<String> notes) {

  public SweepReport {
    levels = List.copyOf(levels);
    verdicts = List.copyOf(verdicts);
    notes = List.copyOf(notes);
  }

  /** The level with the highest throughput. */
  public static Level best(List<Level> levels) {
    return levels.stream().max(Comparator.comparingDouble(Level::throughput)).orElseThrow();
  }

  /** As of {@link StressReport#exitCode}. */
  public int exitCode() {
    if (!complete
        || best(levels).throughput() <= 0
        || !verification.map(Verification::passed).orElse(true)) {
      return 1;
    }
    return verdicts.stream().allMatch(Verdict::passed) ? 0 : 2;
  }
}
