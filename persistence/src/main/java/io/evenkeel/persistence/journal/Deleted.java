package io.evenkeel.persistence.journal;

import io.evenkeel.persistence.fencing.Position;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a journal that was deleted.
 *
 * @param to the highest sequence number of it, 0 if nothing was deleted
 * @param end the event of that number, which what is left follows; empty if that was not kept, as
 *     it was deleted without the fence
 * @param older names under which the same is kept of earlier deletions; of no use any more
 */
record Deleted(long to, Optional<Position> end, Set<String> older) {

  static final Deleted NOTHING = new Deleted(0, Optional.empty(), Set.of());
}
