package io.evenkeel.persistence.fencing;

import java.time.Duration;

/**
 * How long a node's lease lasts.
 *
 * @param length from the send time of a renewal, the same on all nodes
 * @param margin what the holder gives away and a taker waits on top, so that neither needs the
 *     other's clock. Safe if no monotonic clock runs faster or slower than true time by more than
 *     {@code margin / length}
 */
public record LeaseTiming(Duration length, Duration margin) {

  private static final Duration LONGEST = Duration.ofDays(1);

  public LeaseTiming {
    if (margin.isNegative() || margin.compareTo(length) >= 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "need 0 <= margin < length <= 1 day, were margin " + margin + " and length " + length);
    }
  }

  long holderNanos() {
    return length.minus(margin).toNanos();
  }

  long takerNanos() {
    return length.plus(margin).toNanos();
  }
}
