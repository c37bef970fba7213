package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.persistence.fencing.Incarnation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one journal that count: those that lead back from the last row of the highest
 * incarnation. Written a second time on purpose: a checker must not trust what it checks.
 */
final class WrittenChain {

  private record Place(long sequenceNr, Incarnation by) {}

  private static final Comparator<JournalRow> BY_WRITER =
      Comparator.comparing(JournalRow::by).thenComparingLong(JournalRow::sequenceNr);

  private WrittenChain() {}

  /** By ascending sequence number; what is missing or there twice is added to the findings. */
  static List<JournalRow> of(List<JournalRow> rows, Findings findings) {
    Map<Place, JournalRow> places = new HashMap<>();
    for (var row : rows) {
      var twin = places.put(new Place(row.sequenceNr(), row.by()), row);
      if (twin != null) {
        findings.add(Anomaly.BROKEN_CHAIN, "one writer wrote twice: %s and %s", twin, row);
      }
    }
    List<JournalRow> chain = new ArrayList<>();
    var row = rows.stream().max(BY_WRITER).orElse(null);
    while (row != null) {
      chain.add(row);
      var below = places.get(new Place(row.sequenceNr() - 1, row.previous()));
      if (below == null && row.sequenceNr() > 1) {
        findings.add(Anomaly.BROKEN_CHAIN, "there is nothing that %s follows", row);
      }
      row = below;
    }
    Collections.reverse(chain);
    return chain;
  }
}
