package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The rows of one entity in memory. Used by one thread. */
final class MemoryRows implements EventRows {

  private final List<Row<PersistentRepr>> rows = new ArrayList<>();
  private final Deque<List<Row<PersistentRepr>>> readings = new ArrayDeque<>();
  private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
  private long deletedTo;
  private int reads;

  /** Rows such as {@code 3:7.2<7.3}; the event's payload is that text. */
  static List<Row<PersistentRepr>> rows(String... texts) {
    return List.of(texts).stream().map(MemoryRows::row).toList();
  }

  static Row<PersistentRepr> row(String text) {
    int colon = text.indexOf(':');
    long number = Long.parseLong(text.substring(0, colon));
    return new Row<>(number, Stamp.parse(text.substring(colon + 1)), event(text, number));
  }

  static PersistentRepr event(Object payload, long sequenceNr) {
    return PersistentRepr.apply(payload, sequenceNr, "e", "", false, null, "w");
  }

  MemoryRows add(String... texts) {
    rows.addAll(rows(texts));
    return this;
  }

  void addMarker(String text) {
    var row = row(text);
    rows.add(new Row<>(row.sequenceNr(), row.stamp(), event(Marker.PIN, row.sequenceNr())));
  }

  /** The next read shows these; those after it, what was added. */
  void showOnce(String... texts) {
    readings.add(rows(texts));
  }

  void deleteTo(long sequenceNr) {
    deletedTo = sequenceNr;
    rows.removeIf(row -> row.sequenceNr() <= sequenceNr);
  }

  /** Reads wait from now on. */
  void hold() {
    open = new CompletableFuture<>();
  }

  void deliver() {
    open.complete(null);
  }

  int reads() {
    return reads;
  }

  @Override
  public CompletionStage<Long> deletedTo(String persistenceId) {
    return open.thenApply(now -> deletedTo);
  }

  @Override
  public CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr) {
    reads++;
    var shown = readings.isEmpty() ? rows : readings.remove();
    var reading = shown.stream().filter(row -> row.sequenceNr() >= sequenceNr).toList();
    return open.thenApply(now -> reading);
  }
}
