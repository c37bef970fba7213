package io.evenkeel.persistence.fencing;

/**
 * What the fence adds to an event: its writer, and the writer of the event before it. Two events of
 * one sequence number differ in it, and it says which of them the next event followed.
 *
 * @param by the incarnation that wrote the event; {@link Incarnation#NONE} for an event from before
 *     the fence
 * @param previous the incarnation that wrote the event one number below; {@link Incarnation#NONE}
 *     if there is none or if that one is from before the fence. Never after {@code by}: an
 *     incarnation that finds rows of a later one has lost its shard and must not write
 */
public record Stamp(Incarnation by, Incarnation previous) {

  /** Of an event without metadata of ours. */
  public static final Stamp UNSTAMPED = new Stamp(Incarnation.NONE, Incarnation.NONE);

  private static final char SEPARATOR = '<';

  public Stamp {
    if (previous.isAfter(by)) {
      throw new IllegalArgumentException(
          "previous must not be after by, were " + previous + " and " + by);
    }
  }

  /** Reads what {@link #text} wrote and nothing else. */
  public static Stamp parse(String text) {
    var middle = text.indexOf(SEPARATOR);
    if (middle < 0) {
      throw new IllegalArgumentException("a stamp is written <previous><<by>, was [" + text + "]");
    }
    return new Stamp(
        Incarnation.parse(text.substring(middle + 1)),
        Incarnation.parse(text.substring(0, middle)));
  }

  /** The stable form for metadata, {@code previous<by}, such as {@code 7.2<7.3}. */
  public String text() {
    return previous.text() + SEPARATOR + by.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
