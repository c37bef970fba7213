package io.evenkeel.core.service;

import io.evenkeel.core.balancing.Hash;

/** Hashes of texts that are the same on every node and in every run. */
final class KeyHash {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private KeyHash() {}

  /** 64 bits (FNV-1a, mixed), never 0. */
  static long of(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    long mixed = Hash.mix(hash);
    return mixed == 0 ? 1 : mixed;
  }
}
