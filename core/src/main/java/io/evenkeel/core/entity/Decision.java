package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What has to be done about a call. A value; the entity's actor does it. */
public sealed interface Decision {

  /** Store the commit, then reply. */
  record Store(Commit commit, JsonNode reply) implements Decision {}

  /** Reply at once. */
  record Answer(JsonNode reply, long revision, boolean replayed) implements Decision {}

  /**
   * Say no at once.
   *
   * @param cause the defect, to be logged and never shown to the sender
   */
  record Reject(Rejection rejection, Optional<Throwable> cause) implements Decision {

    static Reject of(Rejection.Kind kind, String detail) {
      return new Reject(Rejection.of(kind, detail), Optional.empty());
    }
  }
}
