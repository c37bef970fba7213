package io.evenkeel.multijvm.load;

import java.time.Duration;

/**
 * An open-loop load: commands are sent when they are due, whether or not earlier ones were
 * answered.
 *
 * @param seed of all random choices
 * @param name prefix of the entities, so that loads do not mix
 * @param clients each with its own favourite node
 * @param perSecond commands of all clients together
 * @param attempt how long a client waits for one answer
 * @param patience how long a client tries, from the intended time
 */
public record Plan(
    long seed,
    String name,
    int entities,
    int clients,
    int perSecond,
    Duration attempt,
    Duration patience) {

  /** 100 commands a second for 40 entities from 8 clients that never give up within a minute. */
  public static Plan steady(long seed, String name) {
    return new Plan(seed, name, 40, 8, 100, Duration.ofSeconds(6), Duration.ofMinutes(1));
  }

  /** As this one, with so many commands a second. */
  public Plan withRate(int newPerSecond) {
    return new Plan(seed, name, entities, clients, newPerSecond, attempt, patience);
  }

  /** As this one, with clients that try for so long, each attempt for at most so long. */
  public Plan withPatience(Duration newAttempt, Duration newPatience) {
    return new Plan(seed, name, entities, clients, perSecond, newAttempt, newPatience);
  }
}
