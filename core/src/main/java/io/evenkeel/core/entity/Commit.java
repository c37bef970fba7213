package io.evenkeel.core.entity;

import java.util.List;
import java.util.Optional;

/**
 * One journal row: everything that one command changed, written together or not at all.
 *
 * @param revision of the entity after this commit: the number of events it ever had
 * @param events in order; may be empty when only a receipt had to be kept
 * @param receipt present when the client sent an idempotency key
 * @param atMillis when it was decided, in milliseconds since 1970
 */
public record Commit(
    long revision, List<StoredEvent> events, Optional<Receipt> receipt, long atMillis) {

  public Commit {
    events = List.copyOf(events);
  }

  /** The revision after the first event of this commit. */
  public long firstRevision() {
    return revision - events.size() + 1;
  }
}
