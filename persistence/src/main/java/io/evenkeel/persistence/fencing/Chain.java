package io.evenkeel.persistence.fencing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rule of replay: of all rows, those count that lead to the last row of the highest
 * incarnation, walking back by {@link Row#previous}. Every other row is a ghost: it was written by
 * an incarnation that had lost its shard, or whose write timed out, and nobody was told of it.
 *
 * <p>Works on the rows after a base, a snapshot's event, in O(rows) time and memory. The base
 * counts as a row itself, so that it may have been deleted.
 */
public final class Chain {

  private Chain() {}

  /** What the rows amount to. */
  public sealed interface Reading<T> {}

  /**
   * The rows lead back to the base.
   *
   * @param base what the rows follow, {@link Position#START} in a full replay
   * @param rows the chain after the base, by ascending sequence number without gaps
   * @param ghosts the rows that do not count, in the order they came
   */
  public record Unbroken<T>(Position base, List<Row<T>> rows, List<Row<T>> ghosts)
      implements Reading<T> {

    public Unbroken {
      rows = List.copyOf(rows);
      ghosts = List.copyOf(ghosts);
    }

    /**
     * The last event: its number is the highest sequence number to tell the entity, its writer the
     * {@code previous} of the entity's first event.
     */
    public Position end() {
      return rows.isEmpty() ? base : rows.get(rows.size() - 1).position();
    }

    /** Whether the event is the base or one of the rows after it; false says nothing below it. */
    public boolean holds(Position event) {
      var index = event.sequenceNr() - base.sequenceNr() - 1;
      if (index < 0) {
        return event.equals(base);
      }
      return index < rows.size() && rows.get((int) index).position().equals(event);
    }

    /**
     * Whether an incarnation that replayed this has lost its shard to a later one, and must stop
     * without writing.
     */
    public boolean supersedes(Incarnation self) {
      return end().by().compareTo(self) >= 0;
    }
  }

  /**
   * An event the chain leads to is not among the rows. The caller replays again from the start, a
   * few times, as a read in pages may see an event and have missed the one before it; then gives
   * up. If the missing number is the base's, the base is not on the chain.
   */
  public record Hole<T>(Position missing) implements Reading<T> {}

  /**
   * Two rows of the chain have the same number and writer: a journal written by two nodes at once
   * from before the fence, or an incarnation given twice. The caller gives up.
   */
  public record Fork<T>(Position twice) implements Reading<T> {}

  /**
   * Reads the chain.
   *
   * @param base a snapshot's event, or {@link Position#START}
   * @param rows all rows from the base's sequence number on, in any order; lower ones are ignored
   */
  public static <T> Reading<T> read(Position base, Iterable<Row<T>> rows) {
    Map<Position, Row<T>> known = new HashMap<>();
    Set<Position> twice = new HashSet<>();
    var end = base;
    for (var row : rows) {
      var position = row.position();
      if (row.sequenceNr() >= base.sequenceNr()) {
        if (known.put(position, row) != null) {
          twice.add(position);
        }
        end = later(end, position);
      }
    }
    return walk(base, end, known, twice, rows);
  }

  private static <T> Reading<T> walk(
      Position base,
      Position end,
      Map<Position, Row<T>> known,
      Set<Position> twice,
      Iterable<Row<T>> rows) {
    List<Row<T>> chain = new ArrayList<>();
    var at = end;
    while (at.sequenceNr() > base.sequenceNr() && known.containsKey(at) && !twice.contains(at)) {
      var row = Objects.requireNonNull(known.get(at));
      chain.add(row);
      at = row.previous();
    }
    Collections.reverse(chain);
    if (at.equals(base)) {
      return new Unbroken<>(base, chain, beside(chain, base, rows));
    }
    var forked = at.sequenceNr() > base.sequenceNr() && twice.contains(at);
    return forked ? new Fork<>(at) : new Hole<>(at);
  }

  private static Position later(Position a, Position b) {
    var order = a.by().compareTo(b.by());
    return order > 0 || (order == 0 && a.sequenceNr() >= b.sequenceNr()) ? a : b;
  }

  private static <T> List<Row<T>> beside(List<Row<T>> chain, Position base, Iterable<Row<T>> rows) {
    List<Row<T>> ghosts = new ArrayList<>();
    for (var row : rows) {
      var index = row.sequenceNr() - base.sequenceNr() - 1;
      var onChain =
          index < 0
              ? row.sequenceNr() < base.sequenceNr() || row.position().equals(base)
              : index < chain.size() && chain.get((int) index).position().equals(row.position());
      if (!onChain) {
        ghosts.add(row);
      }
    }
    return ghosts;
  }
}
