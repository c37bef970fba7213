package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A command as it arrives, not yet decoded.
 *
 * @param command its name in the {@link io.evenkeel.core.EntityType}
 * @param key the client's idempotency key
 * @param ifRevision the revision the client insists on
 */
public record Call(
    String command, CommandBody body, Optional<String> key, OptionalLong ifRevision) {

  public static Call of(String command, JsonNode body) {
    return new Call(command, CommandBody.of(body), Optional.empty(), OptionalLong.empty());
  }

  public Call withKey(String idempotencyKey) {
    return new Call(command, body, Optional.of(idempotencyKey), ifRevision);
  }

  public Call withIfRevision(long revision) {
    return new Call(command, body, key, OptionalLong.of(revision));
  }
}
