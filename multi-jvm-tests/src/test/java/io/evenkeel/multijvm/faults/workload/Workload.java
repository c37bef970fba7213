package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Kind;

/** A type of entity as a checker sees it. Implementations are pure. */
public interface Workload {

  /** The entity type. */
  String type();

  /** The name of the command that changes it. */
  String command();

  /** What the command is in a history. */
  Kind kind();

  /**
   * The value of a change in a history.
   *
   * @param number at least 1; no other change of the run has it
   * @param idempotencyKey under which it is sent
   */
  JsonNode change(long number, String idempotencyKey);

  /** The body of the command for such a value. */
  JsonNode body(JsonNode change);

  /** The value of a read in a history, for the state in the answer. */
  JsonNode read(JsonNode state);

  /** The value of a read of an entity that never had an event. */
  JsonNode initial();
}
