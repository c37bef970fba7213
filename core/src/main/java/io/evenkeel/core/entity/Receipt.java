package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;

/**
 * Proof that a command with an idempotency key took effect, and what was replied.
 *
 * @param key chosen by the client
 * @param fingerprint of the command's name and body, see {@link Fingerprint}
 * @param reply what the client was told; null once it had to make room, see {@link ReceiptLimits}
 * @param revision the revision the client was told
 * @param atMillis when, in milliseconds since 1970
 */
public record Receipt(
    String key, String fingerprint, JsonText reply, long revision, long atMillis) {

  /** Rough size of the reply in memory and in a snapshot. */
  int replyBytes() {
    return reply.equals(JsonText.NULL) ? 0 : reply.text().length();
  }

  Receipt withoutReply() {
    return new Receipt(key, fingerprint, JsonText.NULL, revision, atMillis);
  }
}
