package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Tells whether two commands are the same one: 128 bits of SHA-256 over name and body. */
final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  /** White space and the order of fields in {@code body} make no difference. */
  static String of(String command, JsonNode body) {
    var digest = sha256();
    digest.update(command.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    var hash = Arrays.copyOf(digest.digest(Json.canonicalBytes(body)), BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
