package io.evenkeel.persistence.fencing;

/**
 * A row of the journal, of the chain or beside it.
 *
 * @param sequenceNr at least 1; several rows may share it
 * @param stamp by whom it was written, and upon what; {@link Stamp#UNSTAMPED} without the fence
 * @param payload whatever the caller wants back
 */
public record Row<T>(long sequenceNr, Stamp stamp, T payload) {

  public Row {
    if (sequenceNr < 1) {
      throw new IllegalArgumentException("sequenceNr must be >= 1, was " + sequenceNr);
    }
    if (sequenceNr == 1 && !stamp.previous().equals(Incarnation.NONE)) {
      throw new IllegalArgumentException("row 1 follows nothing, was stamped " + stamp);
    }
  }

  public Position position() {
    return new Position(sequenceNr, stamp.by());
  }

  /** What this row says it was written upon. */
  public Position previous() {
    return new Position(sequenceNr - 1, stamp.previous());
  }
}
