package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Row;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The rows of one entity's events, those that count and those that do not. Thread-safe. */
interface EventRows {

  /** The sequence number up to which events were deleted, 0 if none were. */
  CompletionStage<Long> deletedTo(String persistenceId);

  /** All rows from a sequence number on, at least 1, those of one number in no certain order. */
  CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr);
}
