package io.evenkeel.persistence.fencing.model;

import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Rows of a state, numbered by incarnation and place, as rows of the real journal. */
final class Journal {

  private final FenceSizes sizes;
  private final Histories histories;

  Journal(FenceSizes sizes, Histories histories) {
    this.sizes = sizes;
    this.histories = histories;
  }

  Incarnation incarnation(FenceState s, int i) {
    return new Incarnation(s.epoch[s.owner[i]], s.startOf(i));
  }

  private int number(int i, int place) {
    return i * sizes.rows() + place;
  }

  /** The history of an incarnation after so many of its rows. */
  int history(FenceState s, int i, int rows) {
    if (rows == 0) {
      return s.base[i];
    }
    List<Integer> all = new ArrayList<>(histories.rows(s.base[i]));
    for (int place = 0; place < rows; place++) {
      all.add(number(i, place));
    }
    return histories.of(all);
  }

  Position end(FenceState s, int history) {
    var rows = histories.rows(history);
    return rows.isEmpty()
        ? Position.START
        : new Position(rows.size(), incarnation(s, rows.get(rows.size() - 1) / sizes.rows()));
  }

  List<Row<Integer>> landedRows(FenceState s) {
    List<Row<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < s.started; i++) {
      addLanded(s, i, rows);
    }
    return rows;
  }

  private void addLanded(FenceState s, int i, List<Row<Integer>> rows) {
    if (s.landed[i] == 0) {
      return;
    }
    var by = incarnation(s, i);
    var before = end(s, s.base[i]);
    for (int place = 0; place < s.written[i]; place++) {
      if ((s.landed[i] >> place & 1) == 1) {
        var stamp = new Stamp(by, place == 0 ? before.by() : by);
        rows.add(new Row<>(before.sequenceNr() + place + 1, stamp, number(i, place)));
      }
    }
  }

  /** As bits: the incarnations whose row of sequence number 1 has landed. */
  int firstRowsLanded(FenceState s) {
    var bits = 0;
    for (var row : landedRows(s)) {
      bits |= row.sequenceNr() == 1 ? 1 << (row.payload() / sizes.rows()) : 0;
    }
    return bits;
  }

  /** What a reader has who read sequence number 1 earlier, and the others now. */
  List<Row<Integer>> rowsOfPages(FenceState s, int firstRows) {
    var rows = landedRows(s);
    rows.removeIf(
        row -> row.sequenceNr() == 1 && (firstRows >> (row.payload() / sizes.rows()) & 1) == 0);
    return rows;
  }

  /** The rule without a chain: of each number the row of the lowest or the highest incarnation. */
  static List<Integer> withoutChain(List<Row<Integer>> rows, boolean lowest) {
    Comparator<Row<Integer>> order = Comparator.comparing(row -> row.stamp().by());
    var better = lowest ? order : order.reversed();
    var byNumber = new TreeMap<Long, Row<Integer>>();
    for (var row : rows) {
      byNumber.merge(row.sequenceNr(), row, (a, b) -> better.compare(a, b) <= 0 ? a : b);
    }
    List<Integer> history = new ArrayList<>();
    for (long number = 1; byNumber.containsKey(number); number++) {
      history.add(byNumber.get(number).payload());
    }
    return history;
  }

  static List<Integer> payloads(List<Row<Integer>> rows) {
    return rows.stream().map(Row::payload).toList();
  }

  /** Whether each write is in a history as a whole or not at all. */
  boolean wholeWrites(FenceState s, int history) {
    var rows = histories.rows(history);
    for (int at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      var continued = s.continued[row / sizes.rows()] >> (row % sizes.rows()) & 1;
      if (continued == 1 && (at + 1 == rows.size() || rows.get(at + 1) != row + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Rows as {@code incarnation/place}, by the order of starts. */
  String name(int history) {
    return histories.rows(history).stream()
        .map(row -> row / sizes.rows() + "/" + row % sizes.rows())
        .toList()
        .toString();
  }

  String describe(FenceState s) {
    var text = new StringBuilder();
    for (int i = 0; i < s.started; i++) {
      text.append(i).append('=').append(incarnation(s, i)).append(' ');
      text.append("-?rwd".charAt(s.phase[i])).append(s.pinned[i] ? "! " : " ");
      if (s.written[i] > 0) {
        text.append("sent ").append(s.written[i]).append(" upon ").append(end(s, s.base[i]));
        text.append(s.allLanded(i) ? " landed; " : " in flight; ");
      }
    }
    return text.append("shown ").append(name(s.seen)).toString();
  }
}
