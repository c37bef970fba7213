package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.faults.checker.Anomaly;
import io.evenkeel.multijvm.faults.checker.Recovery;
import io.evenkeel.multijvm.faults.checker.Verdict;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param network in one line
 * @param outcomes how many operations ended in which way
 * @param verdicts by the checker's name
 * @param gaps of each entity, its clients' time limits and retries in it
 * @param back from the end of the last fault to the first good answer of each entity
 * @param done by the nemesis, with the nodes that were hit
 * @param revived the nodes that had ended by themselves and were started again
 */
public record Result(
    Setup setup,
    String network,
    Map<Outcome, Long> outcomes,
    Map<String, Verdict> verdicts,
    Recovery.Gaps gaps,
    Recovery.Gaps back,
    List<String> done,
    List<String> revived) {

  private static final int MILLION = 1_000_000;

  /** Whether every checker says that all is well. */
  public boolean isValid() {
    return verdicts.values().stream().allMatch(Verdict::isValid);
  }

  /** All kinds of violations. */
  public Set<Anomaly> anomalies() {
    Set<Anomaly> all = EnumSet.noneOf(Anomaly.class);
    for (var verdict : verdicts.values()) {
      if (verdict instanceof Verdict.Invalid invalid) {
        all.addAll(invalid.anomalies());
      }
    }
    return all;
  }

  /** The row of a table: what ran, how its operations ended, what was wrong, the gaps. */
  public String tableRow() {
    return "| %s | %d | %s | %d / %d / %d | %s | %d | %d / %d / %d |"
        .formatted(
            setup.row(),
            setup.seed(),
            setup.schedule().steps().stream()
                .map(step -> step.toString())
                .collect(Collectors.joining("; ")),
            count(Outcome.OK),
            count(Outcome.FAIL),
            count(Outcome.INFO),
            isValid() ? "none" : kinds(),
            revived.size(),
            gaps.p50Nanos() / MILLION,
            gaps.p99Nanos() / MILLION,
            gaps.maxNanos() / MILLION);
  }

  /** Everything, for a failure message. */
  @Override
  public String toString() {
    return "%s\nback after the last fault: %s\nnetwork: %s\nnemesis: %s\nrevived: %s\n%s"
        .formatted(tableRow(), back, network, done, revived, failed());
  }

  /** Unknown is not a pass. */
  private String kinds() {
    return anomalies().isEmpty() ? "unknown" : anomalies().toString();
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private String failed() {
    return verdicts.entrySet().stream()
        .filter(entry -> !entry.getValue().isValid())
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
