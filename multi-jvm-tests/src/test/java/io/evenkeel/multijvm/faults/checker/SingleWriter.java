package io.evenkeel.multijvm.faults.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Whether each entity had one writer at a time, as the rows of its journal tell it. Two
 * incarnations may live at once and both may write; that both are believed is the violation. O(n
 * log n).
 */
public final class SingleWriter {

  /** An acknowledgement and the row it was for. */
  private record Confirmed(Acknowledgement ack, JournalRow row) {
    boolean isAfter(Confirmed other) {
      return row.by().isAfter(other.row.by());
    }
  }

  private final Findings findings;
  private final List<JournalRow> rows;
  private final List<JournalRow> chain;
  private final List<Confirmed> confirmed = new ArrayList<>();

  private SingleWriter(String persistenceId, List<JournalRow> rows) {
    this.findings = new Findings(persistenceId);
    this.rows = rows;
    this.chain = WrittenChain.of(rows, findings);
  }

  /**
   * Checks every journal.
   *
   * @param rows all that are stored, in any order
   * @param acknowledgements all that clients were told of
   */
  public static Verdict check(List<JournalRow> rows, List<Acknowledgement> acknowledgements) {
    var rowsById = rows.stream().collect(Collectors.groupingBy(JournalRow::persistenceId));
    var acksById =
        acknowledgements.stream().collect(Collectors.groupingBy(Acknowledgement::persistenceId));
    acksById.keySet().forEach(id -> rowsById.computeIfAbsent(id, missing -> List.of()));
    List<Verdict> verdicts = new ArrayList<>();
    rowsById.forEach(
        (id, own) ->
            verdicts.add(new SingleWriter(id, own).verdict(acksById.getOrDefault(id, List.of()))));
    return Verdict.all(verdicts);
  }

  private Verdict verdict(List<Acknowledgement> acks) {
    epochs();
    var onChain = chain.stream().collect(byEvent());
    onChain.forEach(this::once);
    var stored = rows.stream().collect(byEvent());
    for (var ack : acks) {
      acknowledged(
          ack,
          onChain.getOrDefault(ack.event(), List.of()),
          stored.getOrDefault(ack.event(), List.of()));
    }
    twoWriters();
    lateAcknowledgements();
    return findings.verdict();
  }

  private static Collector<JournalRow, ?, Map<String, List<JournalRow>>> byEvent() {
    return Collectors.groupingBy(JournalRow::event);
  }

  private void epochs() {
    for (int i = 1; i < chain.size(); i++) {
      if (chain.get(i - 1).by().isAfter(chain.get(i).by())) {
        findings.add(Anomaly.EPOCH_FELL, "%s follows %s", chain.get(i), chain.get(i - 1));
      }
    }
  }

  private void once(String event, List<JournalRow> same) {
    if (same.size() > 1 && !event.isEmpty()) {
      findings.add(Anomaly.DUPLICATE, "on the chain %d times: %s", same.size(), same);
    }
  }

  private void acknowledged(
      Acknowledgement ack, List<JournalRow> onChain, List<JournalRow> stored) {
    if (onChain.isEmpty()) {
      var where = stored.isEmpty() ? "not stored" : "beside the chain as " + stored;
      findings.add(Anomaly.LOST, "acknowledged and %s: %s", where, ack);
    }
    var row = onChain.isEmpty() ? stored.stream().findFirst() : onChain.stream().findFirst();
    row.ifPresent(r -> confirmed.add(new Confirmed(ack, r)));
  }

  private void twoWriters() {
    Map<Long, JournalRow> first = new HashMap<>();
    for (var one : confirmed) {
      var other = first.putIfAbsent(one.row().sequenceNr(), one.row());
      if (other != null && !other.equals(one.row())) {
        findings.add(Anomaly.TWO_WRITERS, "both acknowledged: %s and %s", other, one.row());
      }
    }
  }

  /** A sweep that remembers the highest incarnation whose acknowledgement had arrived. */
  private void lateAcknowledgements() {
    var byEnd = sorted(Acknowledgement::completeNanos);
    int ended = 0;
    Confirmed highest = null;
    for (var one : sorted(Acknowledgement::invokeNanos)) {
      while (byEnd.get(ended).ack().completeNanos() < one.ack().invokeNanos()) {
        var next = byEnd.get(ended++);
        highest = highest == null || next.isAfter(highest) ? next : highest;
      }
      if (highest != null && highest.isAfter(one)) {
        findings.add(Anomaly.LATE_ACKNOWLEDGEMENT, "%s began after %s had ended", one, highest);
      }
    }
  }

  private List<Confirmed> sorted(ToLongFunction<Acknowledgement> time) {
    return confirmed.stream()
        .sorted(Comparator.comparingLong(one -> time.applyAsLong(one.ack())))
        .toList();
  }
}
