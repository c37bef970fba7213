package io.evenkeel.http.drill;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether each acknowledged command of an entity took effect once.
 *
 * @param acknowledged commands that were answered with success
 * @param lost acknowledged ones without an effect
 * @param duplicates effects beyond the first of one command, and effects of no command
 */
public record ExactlyOnce(long acknowledged, long lost, long duplicates) {

  static final ExactlyOnce NOTHING = new ExactlyOnce(0, 0, 0);

  /**
   * Compares what was told to the client with what is stored. The commands of an entity have
   * different amounts, so an event tells whose it is.
   *
   * @param acknowledged amounts of the commands that were answered with success
   * @param sent amounts of all commands; those that are not acknowledged may have had an effect
   * @param stored amounts of the entity's events, in order
   */
  static ExactlyOnce check(Set<Long> acknowledged, Set<Long> sent, List<Long> stored) {
    var seen = new HashSet<Long>();
    long twice =
        stored.stream().filter(amount -> !seen.add(amount) || !sent.contains(amount)).count();
    long lost = acknowledged.stream().filter(amount -> !seen.contains(amount)).count();
    return new ExactlyOnce(acknowledged.size(), lost, twice);
  }

  /**
   * Compares by numbers alone, which is less: a loss and a duplicate hide each other.
   *
   * @param sent number of commands; those that are not acknowledged may have had an effect
   * @param effects number of them all
   */
  static ExactlyOnce checkCount(long acknowledged, long sent, long effects) {
    return new ExactlyOnce(
        acknowledged, Math.max(0, acknowledged - effects), Math.max(0, effects - sent));
  }

  ExactlyOnce plus(ExactlyOnce other) {
    return new ExactlyOnce(
        acknowledged + other.acknowledged, lost + other.lost, duplicates + other.duplicates);
  }

  /** Whether nothing was lost and nothing done twice. */
  public boolean holds() {
    return lost == 0 && duplicates == 0;
  }
}
