package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Registers to which unique values are written, each linearizable for itself; exact, in O(n log n)
 * time.
 *
 * <p>A register is linearizable if no read returns a value before it was sent, no two forward zones
 * overlap and no backward zone lies within a forward one (P. B. Gibbons, E. Korach, "Testing Shared
 * Memories", SIAM Journal on Computing 26(4), 1997, section 5). A write that is unknown counts from
 * the first read of its value, and not at all without one.
 */
public final class Register {

  private final Map<JsonNode, Operation> writes;
  private final Map<JsonNode, List<Operation>> clusters = new HashMap<>();
  private final Findings findings;

  private Register(String key, List<Operation> operations, JsonNode initial) {
    this.writes = Elements.changes(operations);
    this.findings = new Findings(key);
    writes.values().stream().filter(Operation::isOk).forEach(write -> put(write.value(), write));
    operations.stream().filter(o -> o.isRead() && o.isOk()).forEach(read -> read(read, initial));
  }

  /**
   * Checks every register.
   *
   * @param initial what all hold before the first write; nobody writes it
   * @throws IllegalArgumentException when a value was written twice
   */
  public static Verdict check(History history, JsonNode initial) {
    List<Verdict> verdicts = new ArrayList<>();
    history.byKey().forEach((key, ops) -> verdicts.add(new Register(key, ops, initial).verdict()));
    return Verdict.all(verdicts);
  }

  private void put(JsonNode value, Operation operation) {
    clusters.computeIfAbsent(value, v -> new ArrayList<>()).add(operation);
  }

  private void read(Operation read, JsonNode initial) {
    var value = read.value();
    var write = value.equals(initial) ? beforeAll(read) : writes.get(value);
    if (write == null || !write.mayHaveChanged()) {
      var why = write == null ? "nobody wrote it" : "it was refused: " + write;
      findings.add(Anomaly.PHANTOM, "%s, but %s", read, why);
      return;
    }
    if (read.precedes(write)) {
      findings.add(Anomaly.FUTURE_READ, "%s ended before %s began", read, write);
    }
    if (!clusters.containsKey(value)) {
      put(value, write);
    }
    put(value, read);
  }

  /** Stands for the write of what a register holds at first. */
  private static Operation beforeAll(Operation read) {
    return new Operation(-1, -1, Kind.WRITE, read.key(), read.value(), -1, -1, Outcome.OK);
  }

  private Verdict verdict() {
    TreeMap<Long, Zone> forward = new TreeMap<>();
    var zones = clusters.values().stream().map(Zone::of);
    for (var zone : zones.sorted(Comparator.comparingLong(Zone::low)).toList()) {
      if (zone.isForward()) {
        refuse(forward.lastEntry(), zone);
        forward.put(zone.low(), zone);
      }
    }
    for (var cluster : clusters.values()) {
      var zone = Zone.of(cluster);
      if (!zone.isForward()) {
        refuse(forward.lowerEntry(zone.low()), zone);
      }
    }
    return findings.verdict();
  }

  private void refuse(Map.@Nullable Entry<Long, Zone> other, Zone zone) {
    if (other != null && other.getValue().conflictsWith(zone)) {
      findings.add(
          Anomaly.STALE_READ,
          "%s ended before %s began, and %s before %s: a value came back",
          zone.firstEnd(),
          other.getValue().lastBegin(),
          other.getValue().firstEnd(),
          zone.lastBegin());
    }
  }
}
