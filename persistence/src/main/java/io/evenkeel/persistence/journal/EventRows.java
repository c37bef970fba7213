package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The rows of one entity's events, those that count and those that do not. Thread-safe. */
interface EventRows {

  /** What was deleted of them. */
  CompletionStage<Deleted> deleted(String persistenceId);

  /**
   * Keeps who wrote the last event of what is about to be deleted. What was kept of an earlier
   * deletion stays until then, as this one may fail.
   */
  CompletionStage<Void> keep(String persistenceId, Deleted before, Position end);

  /** All rows from a sequence number on, at least 1, those of one number in no certain order. */
  CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr);
}
