package io.evenkeel.persistence.fencing;

/**
 * One event of an entity, and with it, through the chain, all events before it.
 *
 * @param sequenceNr its number, counted from 1; 0 in {@link #START} alone
 * @param by the incarnation that wrote it
 */
public record Position(long sequenceNr, Incarnation by) {

  /** Before the first event. */
  public static final Position START = new Position(0, Incarnation.NONE);

  public Position {
    if (sequenceNr < 0 || (sequenceNr == 0 && !by.equals(Incarnation.NONE))) {
      throw new IllegalArgumentException(
          "sequenceNr must be >= 1, or 0 before all events, was " + sequenceNr + " by " + by);
    }
  }

  @Override
  public String toString() {
    return sequenceNr + "@" + by;
  }
}
