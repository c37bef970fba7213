package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counters to which amounts are added, each amount under one idempotency key: what is acknowledged
 * is there exactly once, what is unknown at most once, and nothing else is. O(n log n).
 *
 * <p>A final read is {@code {"value":8,"amounts":[3,5]}}, its amounts those of the journal's
 * events; a read in between is the value. Amounts are positive and no two keys have the same.
 */
public final class Counter {

  private final List<Operation> operations;
  private final Map<Long, Addition> additions;
  private final Findings findings;

  private Counter(String key, List<Operation> operations) {
    this.operations = operations;
    this.additions = Addition.byAmount(operations);
    this.findings = new Findings(key);
  }

  /**
   * Checks every counter that has a final read; those without make the verdict unknown.
   *
   * @throws IllegalArgumentException when two keys have one amount
   */
  public static Verdict check(History history) {
    List<Verdict> verdicts = new ArrayList<>();
    history
        .byKey()
        .forEach(
            (key, operations) ->
                verdicts.add(
                    FinalRead.of(operations)
                        .map(read -> new Counter(key, operations).verdict(read))
                        .orElseGet(() -> FinalRead.missing(key))));
    return Verdict.all(verdicts);
  }

  private Verdict verdict(Operation finalRead) {
    Map<Long, Integer> times = new HashMap<>();
    long sum = 0;
    for (var amount : finalRead.value().path("amounts")) {
      times.merge(amount.asLong(), 1, Integer::sum);
      sum += amount.asLong();
    }
    times.forEach(this::there);
    additions.values().stream()
        .filter(addition -> addition.isAcknowledged() && !times.containsKey(addition.amount()))
        .forEach(lost -> findings.add(Anomaly.LOST, "acknowledged and not there: %s", lost));
    long value = finalRead.value().path("value").asLong();
    if (value != sum) {
      findings.add(Anomaly.WRONG_VALUE, "the value is %d, its events make %d", value, sum);
    }
    CounterReads.check(operations, additions.values(), findings);
    return findings.verdict();
  }

  private void there(long amount, int times) {
    var addition = additions.get(amount);
    if (addition == null) {
      findings.add(Anomaly.PHANTOM, "%d is there and nobody added it", amount);
    } else if (addition.isRefused()) {
      findings.add(Anomaly.PHANTOM, "there, though it was refused: %s", addition);
    } else if (times > 1) {
      findings.add(Anomaly.DUPLICATE, "there %d times: %s", times, addition);
    }
  }
}
