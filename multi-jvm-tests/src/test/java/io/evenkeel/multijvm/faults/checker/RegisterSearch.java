package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A second opinion on {@link Register} that knows no theorem: it looks for an order of the
 * operations that a register allows (J. M. Wing, C. Gong, "Testing and Verifying Concurrent
 * Objects", 1993; with the memory of G. Lowe, "Testing for Linearizability", 2017).
 *
 * <p>Exponential in the number of clients at once, therefore bounded. Values need not be unique. A
 * write that is unknown and that nobody saw can always be put last.
 */
public final class RegisterSearch {

  /** What has been put in order, and what the register holds then. */
  private record Point(BitSet done, JsonNode holds) {

    Point after(int index, Operation operation) {
      var more = (BitSet) done.clone();
      more.set(index);
      return new Point(more, operation.isRead() ? holds : operation.value());
    }
  }

  private final String key;
  private final List<Operation> operations;
  private final int maxPoints;
  private final Set<Point> seen = new HashSet<>();
  private final Deque<Point> open = new ArrayDeque<>();
  private BitSet longest = new BitSet();

  private RegisterSearch(String key, List<Operation> operations, int maxPoints) {
    this.key = key;
    this.operations =
        operations.stream().filter(o -> o.isRead() ? o.isOk() : o.mayHaveChanged()).toList();
    this.maxPoints = maxPoints;
  }

  /**
   * Searches for each register.
   *
   * @param initial what all hold before the first write
   * @param maxPoints how many points of a search are remembered, after which the verdict is
   *     unknown; one takes some 100 bytes
   */
  public static Verdict check(History history, JsonNode initial, int maxPoints) {
    List<Verdict> verdicts = new ArrayList<>();
    history
        .byKey()
        .forEach((key, ops) -> verdicts.add(new RegisterSearch(key, ops, maxPoints).from(initial)));
    return Verdict.all(verdicts);
  }

  private Verdict from(JsonNode initial) {
    visit(new Point(new BitSet(), initial));
    while (!open.isEmpty()) {
      var point = open.pop();
      if (point.done().cardinality() == operations.size()) {
        return new Verdict.Valid();
      } else if (seen.size() > maxPoints) {
        return new Verdict.Unknown("no order of " + key + " found in " + maxPoints + " points");
      }
      expand(point);
    }
    return nothingFits();
  }

  private void visit(Point point) {
    if (seen.add(point)) {
      open.push(point);
      longest = point.done().cardinality() > longest.cardinality() ? point.done() : longest;
    }
  }

  /** What may come next began before anything that is left has ended. */
  private void expand(Point point) {
    long firstEnd = Long.MAX_VALUE;
    for (int i = point.done().nextClearBit(0); i < operations.size(); i++) {
      var operation = operations.get(i);
      if (operation.invokeNanos() > firstEnd) {
        return;
      } else if (!point.done().get(i)) {
        firstEnd = Math.min(firstEnd, operation.deadlineNanos());
        if (!operation.isRead() || operation.value().equals(point.holds())) {
          visit(point.after(i, operation));
        }
      }
    }
  }

  private Verdict nothingFits() {
    int stuck = longest.nextClearBit(0);
    var findings = new Findings(key);
    findings.add(
        Anomaly.NOT_LINEARIZABLE,
        "no order holds more than %d of %d operations; the first that never fits may be %s",
        longest.cardinality(),
        operations.size(),
        operations.get(stuck));
    return findings.verdict();
  }
}
