package io.evenkeel.http.standalone;

import java.time.Duration;
import java.util.Optional;

/**
 * How often in a row a node has ended without having taken work for long, which decides when it is
 * started again. Pure.
 *
 * @param inARow 0 or more
 */
record Restarts(int inARow) {

  static final Restarts NONE = new Restarts(0);

  /** So many failures in a row, and it is not started again. */
  static final int MOST = 5;

  /** A node that has taken work for so long was sound, whatever ended it. */
  private static final Duration SOUND = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /**
   * After one more end.
   *
   * @param served how long the node took work, zero when it never did
   */
  Restarts ended(Duration served) {
    return new Restarts(served.compareTo(SOUND) >= 0 ? 1 : inARow + 1);
  }

  /** How long to wait before the next start: 1 s, 2 s, 4 s, …; empty when there is none. */
  Optional<Duration> pause() {
    return inARow > MOST
        ? Optional.empty()
        : Optional.of(FIRST_PAUSE.multipliedBy(1L << Math.max(0, inARow - 1)));
  }
}
