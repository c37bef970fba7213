package io.evenkeel.core.protection;

/**
 * Failures of one instance without a good reply in between. The only rule for failures that works
 * in small clusters and with few calls (Envoy's {@code consecutive_5xx}, Finagle: 5).
 */
final class ConsecutiveFailures {

  private int inRow;

  void replied() {
    inRow = 0;
  }

  /** Whether the last call failed. */
  boolean any() {
    return inRow > 0;
  }

  /** A call failed; returns whether that were {@code limit} in a row. */
  boolean failed(int limit) {
    inRow = Math.min(limit, inRow + 1);
    return inRow >= limit;
  }
}
