package io.evenkeel.http.drill;

import java.util.List;

/**
 * The longest time an entity gave no good reply, from the last one before to the first one after.
 *
 * @param entity its id
 * @param affected whether it lived on the node that was hit; the others are the control
 * @param fromMillis since the injection, negative when the last good reply came before it
 * @param toMillis since the injection; when no good reply came any more, the end of the load
 * @param ended whether a good reply came
 */
public record Gap(String entity, boolean affected, long fromMillis, long toMillis, boolean ended) {

  /** Its length. */
  public long millis() {
    return toMillis - fromMillis;
  }

  /**
   * The longest gap that ends after the injection.
   *
   * @param replies when good replies came, in milliseconds since the injection, ascending
   * @param endMillis when the load ended, on the same clock
   */
  static Gap longest(String entity, boolean affected, List<Long> replies, long endMillis) {
    long from = replies.isEmpty() ? 0 : replies.get(0);
    var longest = new Gap(entity, affected, 0, 0, true);
    for (long at : replies) {
      if (at > 0 && at - from > longest.millis()) {
        longest = new Gap(entity, affected, from, at, true);
      }
      from = at;
    }
    return endMillis - from > longest.millis()
        ? new Gap(entity, affected, from, endMillis, false)
        : longest;
  }
}
