package io.evenkeel.http.drill;

import java.util.Locale;

/** What a drill breaks. */
public enum DrillKind {
  /** A node's process dies at once (SIGKILL). */
  KILL,
  /** A node's process stands still for a while and goes on (SIGSTOP, SIGCONT). */
  PAUSE,
  /** A node's connections with the other nodes are cut for a while. */
  PARTITION,
  /** A node is told to end in order (SIGTERM). */
  LEAVE,
  /** The database stands still for a while. */
  CASSANDRA;

  /** As it is written: {@code kill}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it ends by itself after a while, during which the load goes on. */
  boolean lasts() {
    return this == PAUSE || this == PARTITION || this == CASSANDRA;
  }
}
