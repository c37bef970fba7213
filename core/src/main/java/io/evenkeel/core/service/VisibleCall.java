package io.evenkeel.core.service;

import io.evenkeel.core.balancing.Call;

/**
 * What a strategy sees of a call to a service.
 *
 * @param keyHash 0 without a key
 * @param kind 0 to 255
 * @param size of its body in bytes
 */
public record VisibleCall(long keyHash, int kind, double size) implements Call {

  private static final int KINDS = 0xff;

  /**
   * Of a call.
   *
   * @param key whom it belongs to; empty for nobody
   * @param operation calls with the same one count as of one kind
   */
  public static VisibleCall of(String key, String operation, double size) {
    return new VisibleCall(key.isEmpty() ? 0 : KeyHash.of(key), operation.hashCode() & KINDS, size);
  }
}
