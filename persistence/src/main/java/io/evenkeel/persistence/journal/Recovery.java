package io.evenkeel.persistence.journal;

import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Pin;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.lease.HeldShard;
import java.util.List;

/**
 * What an entity finds when it starts.
 *
 * @param shard the lease it stands under
 * @param self its new incarnation
 * @param pin what was known of earlier ones before the rows were read
 * @param adapter of the events
 */
record Recovery(
    HeldShard shard,
    Incarnation self,
    Pin pin,
    Chain.Unbroken<PersistentRepr> chain,
    ReadAdapter adapter) {

  /** Whether what was found can be shown as it is; else a marker must be written first. */
  boolean isPinned() {
    return pin.holds(chain.end());
  }

  /** The events that were asked for; throws what an adapter of the user's throws. */
  List<PersistentRepr> events(ReplayMessages request) {
    return chain.rows().stream()
        .filter(row -> row.sequenceNr() >= request.fromSequenceNr())
        .filter(row -> row.sequenceNr() <= request.toSequenceNr())
        .map(Row::payload)
        .filter(event -> event.payload() != Marker.PIN)
        .limit(request.max())
        .flatMap(event -> adapter.read(event).stream())
        .toList();
  }
}
