package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.Set;

/** What became of one sending of a request. */
public sealed interface Attempt {

  /**
   * There was an answer.
   *
   * @param problem the {@code type} of a problem document; empty when it is none
   * @param body missing when it is no JSON
   */
  record Answered(int status, String problem, JsonNode body) implements Attempt {}

  /** It never left: nobody took the connection. */
  record NotSent(String reason) implements Attempt {}

  /** No answer came in time, or the connection broke. */
  record NoAnswer(String reason) implements Attempt {}

  /**
   * The problems that say that nothing happened and nothing will.
   *
   * <p>{@code unavailable} is not among them: a node sends a command with a key again by itself,
   * and the one that was turned away may not have been the first.
   */
  Set<String> NOTHING_HAPPENED =
      Set.of(
          "urn:evenkeel:bad-request",
          "urn:evenkeel:not-found",
          "urn:evenkeel:method-not-allowed",
          "urn:evenkeel:body-too-slow",
          "urn:evenkeel:refused",
          "urn:evenkeel:revision-mismatch",
          "urn:evenkeel:too-large",
          "urn:evenkeel:not-json",
          "urn:evenkeel:key-reused",
          "urn:evenkeel:overloaded",
          "urn:evenkeel:not-deployed",
          "urn:evenkeel:entity-failed",
          "urn:evenkeel:unreadable-journal");

  /** What this sending alone has done; what is not certain is unknown. */
  default Outcome outcome() {
    if (this instanceof NotSent) {
      return Outcome.FAIL;
    } else if (this instanceof Answered answer) {
      if (answer.status() == 200) {
        return Outcome.OK;
      }
      return NOTHING_HAPPENED.contains(answer.problem()) ? Outcome.FAIL : Outcome.INFO;
    }
    return Outcome.INFO;
  }

  /** Whether the same request may be answered otherwise in a moment. */
  default boolean isRetryable() {
    return !(this instanceof Answered answer)
        || answer.status() >= 500
        || answer.status() == 408
        || answer.status() == 429;
  }
}
