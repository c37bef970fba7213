package io.evenkeel.multijvm.faults.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All operations of a run, by time of invocation. Immutable. */
public record History(List<Operation> operations) {

  private static final Comparator<Operation> BY_INVOCATION =
      Comparator.comparingLong(Operation::invokeNanos).thenComparingLong(Operation::id);

  public History {
    operations = operations.stream().sorted(BY_INVOCATION).toList();
  }

  /** The operations of each object; objects do not influence each other. */
  public SortedMap<String, List<Operation>> byKey() {
    return operations.stream()
        .collect(Collectors.groupingBy(Operation::key, TreeMap::new, Collectors.toList()));
  }

  /** How many operations ended in which way. */
  public Map<Outcome, Long> outcomes() {
    return operations.stream()
        .collect(Collectors.groupingBy(Operation::outcome, TreeMap::new, Collectors.counting()));
  }
}
