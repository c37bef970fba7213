package io.evenkeel.multijvm.faults.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * One operation of one process, which is a client that does one thing at a time.
 *
 * @param process whose; after an {@link Outcome#INFO} it never does anything again
 * @param id unique in a history
 * @param key of the object: an entity's id
 * @param value see {@link Kind}; of a read that is not OK, null as JSON knows it
 * @param invokeNanos on the monotonic clock of the recorder
 * @param completeNanos on the same clock, not before {@code invokeNanos}; of an INFO, when the
 *     client gave up
 */
public record Operation(
    long process,
    long id,
    Kind kind,
    String key,
    JsonNode value,
    long invokeNanos,
    long completeNanos,
    Outcome outcome) {

  public Operation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(outcome, "outcome");
    if (completeNanos < invokeNanos) {
      throw new IllegalArgumentException(
          "completeNanos must be >= invokeNanos, was " + completeNanos + " < " + invokeNanos);
    }
  }

  @JsonIgnore
  public boolean isOk() {
    return outcome == Outcome.OK;
  }

  @JsonIgnore
  public boolean isRead() {
    return kind == Kind.READ || kind == Kind.FINAL_READ;
  }

  /** A change that took effect or may have. */
  @JsonIgnore
  public boolean mayHaveChanged() {
    return !isRead() && outcome != Outcome.FAIL;
  }

  /** When it must have taken effect if it ever does: never, for an INFO. */
  @JsonIgnore
  public long deadlineNanos() {
    return outcome == Outcome.INFO ? Long.MAX_VALUE : completeNanos;
  }

  /** Whether real time puts it before another. */
  public boolean precedes(Operation other) {
    return deadlineNanos() < other.invokeNanos;
  }

  /** As this one, with another value. */
  public Operation withValue(JsonNode newValue) {
    return new Operation(process, id, kind, key, newValue, invokeNanos, completeNanos, outcome);
  }

  /** For an explanation: times in milliseconds. */
  @Override
  public String toString() {
    return "#%d %s %s %s %s by process %d at %.3f..%.3f ms"
        .formatted(id, kind, key, value, outcome, process, invokeNanos / 1e6, completeNanos / 1e6);
  }
}
