package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists to which unique elements are appended: each acknowledged element is there once, nothing
 * else is, every read is a prefix of the final list, and real time agrees with its order.
 *
 * <p>The final list fixes the order of everything, so this is linearizability and takes O(n log n)
 * time, besides the length of the reads.
 */
public final class AppendSet {

  private final List<Operation> operations;
  private final Map<JsonNode, Operation> appends;
  private final List<JsonNode> finalList;
  private final Map<JsonNode, Integer> positions;
  private final Findings findings;

  private AppendSet(String key, List<Operation> operations, Operation finalRead) {
    this.operations = operations;
    this.appends = Elements.changes(operations);
    this.finalList = Elements.of(finalRead);
    this.positions = Elements.positions(finalList);
    this.findings = new Findings(key);
  }

  /**
   * Checks every list that has a final read; those without make the verdict unknown.
   *
   * @throws IllegalArgumentException when an element was appended twice
   */
  public static Verdict check(History history) {
    List<Verdict> verdicts = new ArrayList<>();
    history.byKey().forEach((key, operations) -> verdicts.add(check(key, operations)));
    return Verdict.all(verdicts);
  }

  private static Verdict check(String key, List<Operation> operations) {
    return FinalRead.of(operations)
        .map(read -> new AppendSet(key, operations, read).verdict())
        .orElseGet(() -> FinalRead.missing(key));
  }

  private Verdict verdict() {
    duplicates();
    phantoms(finalList, "the final list");
    appends.values().stream().filter(Operation::isOk).forEach(this::lost);
    reads().forEach(this::prefix);
    if (findings.isEmpty()) {
      RealTime.check(points(), findings);
    }
    return findings.verdict();
  }

  private void duplicates() {
    for (int i = 0; i < finalList.size(); i++) {
      var element = finalList.get(i);
      int first = positions.getOrDefault(element, i);
      if (first != i) {
        findings.add(Anomaly.DUPLICATE, "%s is at %d and at %d", element, first, i);
      }
    }
  }

  private void phantoms(List<JsonNode> list, String where) {
    for (var element : list) {
      var append = Optional.ofNullable(appends.get(element));
      if (append.filter(Operation::mayHaveChanged).isEmpty()) {
        var why = append.map(a -> "was refused: " + a).orElse("was never sent");
        findings.add(Anomaly.PHANTOM, "%s is in %s and %s", element, where, why);
      }
    }
  }

  private void lost(Operation append) {
    if (!positions.containsKey(append.value())) {
      findings.add(Anomaly.LOST, "not in the final list: %s", append);
    }
  }

  /** The first place where a read departs from the final list. */
  private void prefix(Operation read) {
    var list = Elements.of(read);
    for (int i = 0; i < list.size(); i++) {
      var element = list.get(i);
      if (i >= finalList.size() || !element.equals(finalList.get(i))) {
        departure(read, list.subList(0, i + 1), element);
        return;
      }
    }
  }

  private void departure(Operation read, List<JsonNode> list, JsonNode element) {
    int at = list.size() - 1;
    if (list.indexOf(element) < at) {
      findings.add(Anomaly.DUPLICATE, "%s is again at %d of read #%d", element, at, read.id());
    } else if (positions.containsKey(element)) {
      findings.add(
          Anomaly.REORDERED,
          "%s is at %d of read #%d and at %d of the final list",
          element,
          at,
          read.id(),
          positions.get(element));
    } else if (appends.containsKey(element)) {
      findings.add(
          Anomaly.LOST, "%s is at %d of read #%d and no longer there", element, at, read.id());
    }
    phantoms(List.of(element), "read #" + read.id());
  }

  private List<Operation> reads() {
    return operations.stream().filter(o -> o.isRead() && o.isOk()).toList();
  }

  private List<RealTime.Point> points() {
    List<RealTime.Point> points = new ArrayList<>();
    for (var operation : operations) {
      if (operation.kind() == Kind.APPEND && positions.containsKey(operation.value())) {
        points.add(new RealTime.Point(operation, positions.get(operation.value()) + 1));
      } else if (operation.isRead() && operation.isOk()) {
        points.add(new RealTime.Point(operation, operation.value().size()));
      }
    }
    return points;
  }
}
