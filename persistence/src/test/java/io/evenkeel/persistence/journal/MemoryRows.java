package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The rows of one entity in memory. Used by one thread. */
final class MemoryRows implements EventRows {

  private final List<Row<PersistentRepr>> rows = new ArrayList<>();
  private final Deque<List<Row<PersistentRepr>>> readings = new ArrayDeque<>();
  private CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
  private final List<Position> kept = new ArrayList<>();
  private Deleted deleted = Deleted.NOTHING;
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

  /** Deletes as the plugin does; the last writer is known if it was kept before. */
  void deleteTo(long sequenceNr) {
    var end = kept.stream().filter(position -> position.sequenceNr() == sequenceNr).findAny();
    deleted = new Deleted(sequenceNr, end, Set.of());
    rows.removeIf(row -> row.sequenceNr() <= sequenceNr);
  }

  /** Reads wait from now on. */
  void hold() {
    open = new CompletableFuture<>();
  }

  void deliver() {
    open.complete(null);
  }

  List<Position> kept() {
    return kept;
  }

  int reads() {
    return reads;
  }

  @Override
  public CompletionStage<Deleted> deleted(String persistenceId) {
    return open.thenApply(now -> deleted);
  }

  @Override
  public CompletionStage<Void> keep(String persistenceId, Deleted before, Position end) {
    return open.thenAccept(now -> kept.add(end));
  }

  @Override
  public CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr) {
    reads++;
    var shown = readings.isEmpty() ? rows : readings.remove();
    var reading = shown.stream().filter(row -> row.sequenceNr() >= sequenceNr).toList();
    return open.thenApply(now -> reading);
  }
}
