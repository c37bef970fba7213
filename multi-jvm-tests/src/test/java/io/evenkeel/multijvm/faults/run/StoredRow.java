package io.evenkeel.multijvm.faults.run;

import io.evenkeel.persistence.fencing.Stamp;
import java.util.Optional;

/**
 * A row of Akka's table of events.
 *
 * @param writer unique for one start of an entity
 * @param written on the clock of the writer, in units of 100 ns
 * @param stamp empty without the fence
 * @param event the idempotency key of the command; empty for a row that no client asked for
 */
record StoredRow(
    String persistenceId,
    long sequenceNr,
    String writer,
    long written,
    Optional<Stamp> stamp,
    String event) {}
