package io.evenkeel.persistence.fencing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chain from a sequence number on, whoever wrote the event there. A recovery that begins
 * with a snapshot needs to know no more: a snapshot is taken of a state whose last event was
 * confirmed, or that was replayed and pinned, so that event is on the chain. Pure.
 */
public final class Bases {

  private Bases() {}

  /**
   * The chain after the event of number {@code base}.
   *
   * @param base 0 for the whole chain; else the number of a snapshot's event, or of the last
   *     deleted one, which may be among the rows or not
   * @param rows all rows from {@code base} on
   */
  public static <T> Chain.Reading<T> chainAfter(long base, List<Row<T>> rows) {
    if (base == 0) {
      return Chain.read(Position.START, rows);
    }
    var candidates = new LinkedHashSet<Position>();
    for (var row : rows) {
      if (row.sequenceNr() == base) {
        candidates.add(row.position());
      } else if (row.sequenceNr() == base + 1) {
        candidates.add(row.previous());
      }
    }
    candidates.add(new Position(base, Incarnation.NONE));
    Chain.@Nullable Reading<T> reading = null;
    for (var candidate : candidates) {
      var next = Chain.read(candidate, rows);
      if (next instanceof Chain.Unbroken<T>) {
        return next;
      }
      reading = reading == null ? next : reading;
    }
    return Objects.requireNonNull(reading);
  }
}
