package io.evenkeel.persistence;

import java.time.Duration;

/** When and where the readiness check tries again. */
final class ReadinessBackoff {

  private static final int JOURNALS = 5;
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;

  private ReadinessBackoff() {}

  /** The delay after so many earlier failures: doubled each time, up to 5 s. */
  static Duration after(int failures) {
    return Duration.ofMillis(
        Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, Integer.SIZE - 1)));
  }

  /** The persistence id of an attempt: one of five, in turn. */
  static String journalId(String nodeName, int failures) {
    var turn = failures % JOURNALS;
    return "evenkeel-probe|" + nodeName + (turn == 0 ? "" : "~" + turn);
  }
}
