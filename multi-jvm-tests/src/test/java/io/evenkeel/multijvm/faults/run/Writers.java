package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.faults.checker.JournalRow;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who wrote the rows of one journal. With the fence the rows say it. Without, the starts of an
 * entity are put in the order of their first rows, as the wall clocks have it, and a row of a
 * writer who has none below is taken to follow the last writer before that has one. Pure.
 */
final class Writers {

  private final Map<String, Integer> starts = new HashMap<>();
  private final TreeMap<Long, Set<Integer>> startsAt = new TreeMap<>();

  private Writers(List<StoredRow> rows) {
    rows.stream()
        .sorted(Comparator.comparingLong(StoredRow::written))
        .forEach(row -> starts.putIfAbsent(row.writer(), starts.size() + 1));
    for (var row : rows) {
      startsAt
          .computeIfAbsent(row.sequenceNr(), number -> new TreeSet<>())
          .add(starts.get(row.writer()));
    }
  }

  /** The rows as a checker takes them; all with a stamp or none. */
  static List<JournalRow> journal(List<StoredRow> rows) {
    boolean fenced = rows.stream().anyMatch(row -> row.stamp().isPresent());
    var writers = new Writers(rows);
    return rows.stream()
        .map(row -> journal(row, fenced ? row.stamp().orElse(Stamp.UNSTAMPED) : writers.stamp(row)))
        .toList();
  }

  private static JournalRow journal(StoredRow row, Stamp stamp) {
    return new JournalRow(
        row.persistenceId(), row.sequenceNr(), stamp.by(), stamp.previous(), row.event());
  }

  private Stamp stamp(StoredRow row) {
    int start = starts.get(row.writer());
    int previous =
        startsAt.getOrDefault(row.sequenceNr() - 1, Set.of()).stream()
            .filter(other -> other <= start)
            .reduce(0, Math::max);
    return new Stamp(incarnation(start), incarnation(previous));
  }

  private static Incarnation incarnation(int start) {
    return start == 0 ? Incarnation.NONE : new Incarnation(1, start);
  }
}
