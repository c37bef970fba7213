package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One event of an entity's history.
 *
 * @param revision of the entity after this event; 1 for its first
 * @param atMillis when it was decided, in milliseconds since 1970
 */
public record RecordedEvent(long revision, String type, JsonText data, long atMillis) {

  /** The event as the journal holds it. */
  public StoredEvent stored() {
    return new StoredEvent(type, data);
  }

  /** The events of a commit, in order. */
  public static List<RecordedEvent> of(Commit commit) {
    return IntStream.range(0, commit.events().size())
        .mapToObj(
            i ->
                new RecordedEvent(
                    commit.firstRevision() + i,
                    commit.events().get(i).type(),
                    commit.events().get(i).data(),
                    commit.atMillis()))
        .toList();
  }
}
