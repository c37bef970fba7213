package io.evenkeel.persistence.journal;

import akka.NotUsed;
import akka.actor.ExtendedActorSystem;
import akka.japi.Pair;
import akka.persistence.PersistentRepr;
import akka.persistence.cassandra.query.javadsl.CassandraReadJournal;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.query.ReadJournalProvider;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.EventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.ReadJournal;
import akka.stream.javadsl.Source;
import com.typesafe.config.Config;
import io.evenkeel.persistence.fencing.Row;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads events as a replay would: rows that do not count and markers are left out.
 *
 * <p>The last event of a history may be one that was stored and never confirmed, which a later
 * replay passes by. A live stream shows each number once, as it first appears.
 */
public final class FencedReadJournal
    implements ReadJournal, CurrentEventsByPersistenceIdQuery, EventsByPersistenceIdQuery {

  /** The plugin of {@code evenkeel-query}. */
  public static final class Provider implements ReadJournalProvider {

    private final FencedReadJournal journal;

    /** Called by Akka. */
    public Provider(ExtendedActorSystem system, Config config) {
      journal = new FencedReadJournal(system, config.getString("store"));
    }

    /** Akka asks for it also when it is not used; it can do nothing. */
    @Override
    public akka.persistence.query.scaladsl.ReadJournal scaladslReadJournal() {
      return new akka.persistence.query.scaladsl.ReadJournal() {};
    }

    @Override
    public ReadJournal javadslReadJournal() {
      return journal;
    }
  }

  private final FenceExtension fence;
  private final CassandraReadJournal store;

  private FencedReadJournal(ExtendedActorSystem system, String store) {
    this.fence = FenceExtension.get(system);
    this.store = PersistenceQuery.get(system).getReadJournalFor(CassandraReadJournal.class, store);
  }

  @Override
  public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(
      String persistenceId, long from, long to) {
    return Source.completionStageSource(
            events(persistenceId, Math.max(1, from), to).thenApply(Source::from))
        .map(FencedReadJournal::envelope)
        .mapMaterializedValue(started -> NotUsed.getInstance());
  }

  /** Twice the number is a ghost and its rival; then only the whole rest says which is which. */
  private CompletionStage<List<PersistentRepr>> events(String persistenceId, long from, long to) {
    return fence
        .rows()
        .between(persistenceId, from, to)
        .thenCompose(
            rows ->
                isSimple(rows)
                    ? CompletableFuture.completedFuture(rows)
                    : fence.chainFrom(persistenceId, from))
        .thenApply(
            rows ->
                rows.stream()
                    .filter(row -> row.sequenceNr() >= from && row.sequenceNr() <= to)
                    .map(Row::payload)
                    .filter(event -> event.payload() != Marker.PIN)
                    .toList());
  }

  private static boolean isSimple(List<Row<PersistentRepr>> rows) {
    return rows.stream().map(Row::sequenceNr).distinct().count() == rows.size();
  }

  @Override
  public Source<EventEnvelope, NotUsed> eventsByPersistenceId(
      String persistenceId, long from, long to) {
    return store
        .eventsByPersistenceId(persistenceId, from, to)
        .statefulMap(
            () -> from - 1,
            (last, next) ->
                Pair.create(
                    Math.max(last, next.sequenceNr()),
                    next.sequenceNr() > last ? List.of(next) : List.<EventEnvelope>of()),
            last -> Optional.empty())
        .mapConcat(shown -> shown)
        .filter(next -> next.event() != Marker.PIN);
  }

  private static EventEnvelope envelope(PersistentRepr event) {
    return new EventEnvelope(
        Offset.sequence(event.sequenceNr()),
        event.persistenceId(),
        event.sequenceNr(),
        event.payload(),
        event.timestamp());
  }
}
