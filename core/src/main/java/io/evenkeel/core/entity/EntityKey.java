package io.evenkeel.core.entity;

import java.nio.charset.StandardCharsets;

/**
 * Which entity.
 *
 * @param type name of its type
 * @param id 1 to 256 bytes of UTF-8 without control characters
 */
public record EntityKey(String type, String id) {

  private static final int MAX_BYTES = 256;

  public EntityKey {
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "an entity id must have 1 to " + MAX_BYTES + " bytes, has " + bytes);
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an entity id must not contain control characters");
    }
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
