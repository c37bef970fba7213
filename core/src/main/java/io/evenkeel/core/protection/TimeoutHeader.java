package io.evenkeel.core.protection;

import java.util.OptionalLong;

/**
 * The time that is left for a call, as text: one to eight digits and a unit, {@code H}, {@code M},
 * {@code S}, {@code m}, {@code u} or {@code n}.
 *
 * <p>{@code grpc-timeout} of gRPC over HTTP/2 (PROTOCOL-HTTP2, "Requests").
 */
public final class TimeoutHeader {

  public static final String NAME = "grpc-timeout";

  private static final String UNITS = "numSMH";
  private static final long[] NANOS = {
    1, 1_000, 1_000_000, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L
  };
  private static final int DIGITS = 8;
  private static final long MOST = 99_999_999;

  private TimeoutHeader() {}

  /** In the finest unit that has room, rounded down; what is below 0 is 0. */
  public static String of(long nanos) {
    long left = Math.max(0, nanos);
    int unit = 0;
    while (unit < NANOS.length - 1 && left / NANOS[unit] > MOST) {
      unit++;
    }
    return Math.min(MOST, left / NANOS[unit]) + UNITS.substring(unit, unit + 1);
  }

  /**
   * In nanoseconds, at most {@link Deadline#MOST_NANOS}; empty for what is no such text, as if it
   * had not been sent.
   */
  public static OptionalLong parse(String text) {
    int digits = text.length() - 1;
    if (digits < 1 || digits > DIGITS) {
      return OptionalLong.empty();
    }
    int unit = UNITS.indexOf(text.charAt(digits));
    long number = 0;
    for (int i = 0; i < digits; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      number = 10 * number + (c - '0');
    }
    if (unit < 0) {
      return OptionalLong.empty();
    }
    boolean fits = number <= Deadline.MOST_NANOS / NANOS[unit];
    return OptionalLong.of(fits ? number * NANOS[unit] : Deadline.MOST_NANOS);
  }
}
