package io.evenkeel.sharding.runtime;

import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.UnreadableEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** What a failed read of the journal means for who asked. Pure. */
final class JournalFailure {

  /** How Akka's replay filter begins what it says of rows by two writers. */
  private static final String REPLAY_FILTER = "Invalid replayed event";

  private JournalFailure() {}

  /**
   * Unreadable for what will be there at the next attempt too: rows that the code cannot read, rows
   * of two writers. For everything else the journal is out of reach, and a retry is worth it.
   */
  static Rejection of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .flatMap(cause -> permanent(cause).stream())
        .findFirst()
        .map(detail -> Rejection.of(Rejection.Kind.UNREADABLE, detail))
        .orElseGet(() -> Rejection.of(Rejection.Kind.UNAVAILABLE, "the journal cannot be reached"));
  }

  private static Optional<String> permanent(Throwable cause) {
    var message = String.valueOf(cause.getMessage());
    if (cause instanceof UnreadableEvent) {
      return Optional.of(message);
    }
    return cause instanceof IllegalStateException && message.startsWith(REPLAY_FILTER)
        ? Optional.of("its journal holds rows of more than one writer")
        : Optional.empty();
  }
}
