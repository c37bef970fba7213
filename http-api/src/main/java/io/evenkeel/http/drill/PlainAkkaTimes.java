package io.evenkeel.http.drill;

import io.evenkeel.http.standalone.PlainAkka;
import java.time.Duration;

/**
 * How long a drill of plain Akka has to last, so that all of its failover is in it. Pure.
 *
 * <p>With its defaults a silent node is removed after about 25 s: 5 s without heartbeats and 20 s
 * of a stable view; its entities start elsewhere 20 s later. A node that wakes before it is removed
 * goes on as if nothing had been, which would measure the pause.
 */
final class PlainAkkaTimes {

  private PlainAkkaTimes() {}

  /**
   * What is asked for, with load for longer where the failover takes longer.
   *
   * @throws IllegalArgumentException when the fault cannot be compared, or is too short for it
   */
  static DrillSettings of(DrillSettings asked, PlainAkka variant) {
    return switch (asked.kind()) {
      case LEAVE -> asked;
      case KILL -> asked.lastingAtLeast(failover(variant));
      case PAUSE -> {
        requirePause(asked.pause(), variant);
        yield asked.lastingAtLeast(failover(variant));
      }
      case PARTITION, CASSANDRA ->
          throw new IllegalArgumentException(
              "--against goes with kill, pause and leave, not with " + asked.kind().text());
    };
  }

  private static void requirePause(Duration pause, PlainAkka variant) {
    var least = detection(variant);
    if (pause.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "--pause must be %d or more against %s, or it would not be noticed; was %d"
              .formatted(least.toSeconds(), variant.title(), pause.toSeconds()));
    }
  }

  /** Until a silent node is removed, with some time to spare. */
  private static Duration detection(PlainAkka variant) {
    return Duration.ofSeconds(variant == PlainAkka.DEFAULTS ? 30 : 8);
  }

  /** Until its entities answer elsewhere, with some time to spare. */
  private static Duration failover(PlainAkka variant) {
    return Duration.ofSeconds(variant == PlainAkka.DEFAULTS ? 60 : 15);
  }
}
