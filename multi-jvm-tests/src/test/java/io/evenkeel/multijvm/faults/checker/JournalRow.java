package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.persistence.fencing.Incarnation;

/**
 * A row of a journal as it is stored, on the chain or beside it. Unlike the fence's own row it
 * takes whatever is there, also what cannot be.
 *
 * @param sequenceNr at least 1; several rows may share it
 * @param by who wrote it
 * @param previous who wrote the row one number below that it follows
 * @param event what recognises its content in an acknowledgement; empty for a row that no client
 *     asked for
 */
public record JournalRow(
    String persistenceId, long sequenceNr, Incarnation by, Incarnation previous, String event) {

  @Override
  public String toString() {
    return "%d@%s (after %s) '%s'".formatted(sequenceNr, by, previous, event);
  }
}
