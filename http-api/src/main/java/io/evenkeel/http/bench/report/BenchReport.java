package io.evenkeel.http.bench.report;

import io.evenkeel.http.bench.load.LoadResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a benchmark says at its end.
 *
 * @param parameters as given by the user, units in their names
 * @param phases one for a plain load, several when blocks were run in turns
 * @param comparisons of two systems, if that was the question
 */
public record BenchReport(
    String command,
    Instant startedAt,
    long seed,
    Map<String, Object> parameters,
    List<Phase> phases,
    Optional<Verification> verification,
    List<Comparison> comparisons) {

  /** One stretch of load. */
  public record Phase(String name, LoadResult load) {}

  public BenchReport {
    phases = List.copyOf(phases);
    comparisons = List.copyOf(comparisons);
  }

  public boolean passed() {
    return verification.map(Verification::passed).orElse(true);
  }
}
