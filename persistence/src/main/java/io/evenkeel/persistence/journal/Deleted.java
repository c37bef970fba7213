package io.evenkeel.persistence.journal;

import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of a journal that was deleted.
 *
 * <p>Two things say how far it goes, and the greater one holds: the store's own mark, and the names
 * under which the fence keeps, before each deletion, who wrote the last event of it. Of two marks
 * the database keeps the one that was written by the clock that is ahead, of the names it keeps
 * both.
 *
 * @param to the highest sequence number of it, 0 if nothing was deleted
 * @param end the event of that number, which what is left follows; empty if that was not kept, as
 *     it was deleted without the fence
 * @param older names under which the same is kept of earlier deletions; of no use any more
 */
record Deleted(long to, Optional<Position> end, Set<String> older) {

  static final Deleted NOTHING = new Deleted(0, Optional.empty(), Set.of());

  private static final String WRITER_OF = "evenkeel-writer-of-";

  /**
   * As stored.
   *
   * @param mark the store's own
   * @param properties by their names; others than those of the fence count for nothing
   */
  static Deleted of(long mark, Map<String, String> properties) {
    var writers = new HashMap<Long, String>();
    properties.forEach(
        (name, writer) -> {
          if (name.startsWith(WRITER_OF)) {
            writers.put(Long.parseLong(name.substring(WRITER_OF.length())), writer);
          }
        });
    long to = writers.keySet().stream().reduce(mark, Math::max);
    return new Deleted(
        to,
        Optional.ofNullable(writers.get(to)).map(by -> new Position(to, Incarnation.parse(by))),
        writers.keySet().stream()
            .filter(number -> number < to)
            .map(Deleted::nameOf)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Under which the writer of an event is kept before the events up to it are deleted. */
  static String nameOf(long sequenceNr) {
    return WRITER_OF + sequenceNr;
  }
}
