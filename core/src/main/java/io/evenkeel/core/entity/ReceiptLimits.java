package io.evenkeel.core.entity;

import java.time.Duration;

/**
 * How many receipts an entity keeps. The oldest go first when any bound is passed.
 *
 * @param maxCount receipts per entity, at least 1
 * @param maxBytes of receipts per entity, roughly; at least 1024
 * @param maxAge after which a key may be used anew
 */
public record ReceiptLimits(int maxCount, long maxBytes, Duration maxAge) {

  public ReceiptLimits {
    require(maxCount >= 1, "max-keys must be >= 1, was " + maxCount);
    require(maxBytes >= 1024, "max-bytes must be >= 1 KiB, was " + maxBytes);
    require(maxAge.toMillis() >= 1000, "retention must be >= 1s, was " + maxAge);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.entity.idempotency." + message);
    }
  }
}
