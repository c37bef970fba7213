package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Kind;

/**
 * What a client asks for, each time with the same idempotency key.
 *
 * @param key of the entity
 * @param value for the history; null as JSON knows it, for a read
 * @param path of the URL
 * @param body empty for a read
 * @param idempotencyKey empty for a read
 */
public record Request(
    Kind kind, String key, JsonNode value, String path, String body, String idempotencyKey) {

  public boolean isRead() {
    return kind == Kind.READ || kind == Kind.FINAL_READ;
  }
}
