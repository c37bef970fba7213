package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;
import java.util.Optional;

/** What has to be done about a call. A value; the entity's actor does it. */
public sealed interface Decision<S> {

  /**
   * Store the commit, then reply.
   *
   * @param after the entity's state once the commit is applied
   */
  record Store<S>(Commit commit, JsonText reply, S after) implements Decision<S> {}

  /** Reply at once. */
  record Answer<S>(JsonText reply, long revision, boolean replayed) implements Decision<S> {}

  /**
   * Say no at once.
   *
   * @param cause the defect, to be logged and never shown to the sender
   */
  record Reject<S>(Rejection rejection, Optional<Throwable> cause) implements Decision<S> {

    static <S> Reject<S> of(Rejection.Kind kind, String detail) {
      return new Reject<>(Rejection.of(kind, detail), Optional.empty());
    }
  }
}
