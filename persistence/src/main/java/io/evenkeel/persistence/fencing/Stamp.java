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

  /** Of an event that was written without the fence. */
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

  /**
   * The stamp of a row whose writer is told by this name; a writer without the fence, which is
   * named by a UUID, sets none.
   */
  public static Stamp ofWriter(String name) {
    return name.indexOf(SEPARATOR) < 0 ? UNSTAMPED : parse(name);
  }

  /**
   * The stable form, {@code previous<by}, such as {@code 7.2<7.3}, by which the writer of a row is
   * named in the journal.
   */
  public String text() {
    return previous.text() + SEPARATOR + by.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
