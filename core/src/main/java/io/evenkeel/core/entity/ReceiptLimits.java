package io.evenkeel.core.entity;

import java.time.Duration;

/**
 * Which receipts an entity keeps: those inside one of two windows. The usual one is long and holds
 * few keys; the one for bursts holds many and is short, so that a retry after a failover finds its
 * receipt also where thousands of other commands came in between.
 *
 * @param maxReplyBytes of replies per entity, roughly; at least 1024. Beyond it the oldest receipts
 *     lose their reply and nothing else
 */
public record ReceiptLimits(Window usual, Window burst, long maxReplyBytes) {

  private static final int STEPS = 60;

  /**
   * The newest receipts, down to a number and to an age.
   *
   * @param keys at least 1
   * @param age at least 1 s
   */
  public record Window(int keys, Duration age) {}

  public ReceiptLimits {
    check("", usual);
    check("burst.", burst);
    require(maxReplyBytes >= 1024, "max-reply-bytes must be >= 1 KiB, was " + maxReplyBytes);
    require(
        burst.keys >= usual.keys,
        "burst.max-keys must be >= max-keys, was " + burst.keys + " < " + usual.keys);
    require(
        burst.age.compareTo(usual.age) <= 0,
        "burst.retention must be <= retention, was " + burst.age + " > " + usual.age);
  }

  /** Limits with no window for bursts. */
  public static ReceiptLimits of(int keys, Duration age, long maxReplyBytes) {
    var window = new Window(keys, age);
    return new ReceiptLimits(window, window, maxReplyBytes);
  }

  /**
   * Whether a receipt stays.
   *
   * @param newerOrSame how many receipts are not older than this one, itself included
   * @param ageMillis by the newest receipt, as the clocks of both say
   * @param livedMillis since then, as the sum of {@link #stepMillis}
   */
  boolean keeps(int newerOrSame, long ageMillis, long livedMillis) {
    boolean inBurst = newerOrSame <= burst.keys && livedMillis <= burst.age.toMillis();
    return ageMillis <= usual.age.toMillis() && (newerOrSame <= usual.keys || inBurst);
  }

  /**
   * How much of a burst's time has passed from one receipt to the next. A clock that is behind
   * takes nothing back, and one that is ahead adds no more than a sixtieth of the window: what
   * looks like a longer time may be another node with another clock.
   */
  long stepMillis(long fromMillis, long toMillis) {
    return Math.max(0, Math.min(toMillis - fromMillis, burst.age.toMillis() / STEPS));
  }

  private static void check(String prefix, Window window) {
    require(window.keys >= 1, prefix + "max-keys must be >= 1, was " + window.keys);
    require(window.age.toMillis() >= 1000, prefix + "retention must be >= 1s, was " + window.age);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.entity.idempotency." + message);
    }
  }
}
