package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Proof that a command with an idempotency key took effect, and what was replied.
 *
 * @param key chosen by the client
 * @param fingerprint of the command's name and body, see {@link Fingerprint}
 * @param reply what the client was told
 * @param revision the revision the client was told
 * @param atMillis when, in milliseconds since 1970
 */
public record Receipt(
    String key, String fingerprint, JsonNode reply, long revision, long atMillis) {

  /** Rough size in memory and in a snapshot, in bytes; never 0. */
  int weightBytes() {
    return 64 + key.length() + fingerprint.length() + reply.toString().length();
  }
}
