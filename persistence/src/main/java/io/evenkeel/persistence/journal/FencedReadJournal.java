package io.evenkeel.persistence.journal;

import akka.NotUsed;
import akka.actor.ExtendedActorSystem;
import akka.persistence.PersistentRepr;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.Offset;
import akka.persistence.query.ReadJournalProvider;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.EventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.ReadJournal;
import akka.stream.javadsl.Source;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads events as a replay would: rows that do not count and markers are left out, and what was
 * deleted is not there. Reads as it is asked for, some hundred rows at a time; a live stream looks
 * for further events at the {@code refresh-interval} of the store's own read journal.
 *
 * <p>What no reader can know is whether the last write in a journal was confirmed. So the last
 * event, or the last ones if they were persisted together, may be passed by later, when another
 * event has taken their number. A stream that has shown such an event shows no other one of that
 * number; it goes on with the next number of the chain. Nothing but an entity's own replay, under
 * its lease, says what its state is.
 *
 * <p>A stream that begins in the middle takes a row for one that counts when nothing speaks against
 * it in the 1,000 numbers before.
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

  private final EventRows rows;
  private final ReadAdapter adapter;
  private final Duration refresh;

  private FencedReadJournal(ExtendedActorSystem system, String store) {
    this.rows = FenceExtension.get(system).rows();
    this.adapter = FenceExtension.get(system).adapter();
    this.refresh = system.settings().config().getDuration(store + ".refresh-interval");
  }

  @Override
  public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(
      String persistenceId, long from, long to) {
    return events(persistenceId, from, to, Optional.empty());
  }

  @Override
  public Source<EventEnvelope, NotUsed> eventsByPersistenceId(
      String persistenceId, long from, long to) {
    return events(persistenceId, from, to, Optional.of(this::pause));
  }

  private Source<EventEnvelope, NotUsed> events(
      String persistenceId, long from, long to, Optional<Supplier<CompletionStage<Void>>> pause) {
    return ChainReader.read(rows, persistenceId, from, to, pause)
        .filter(event -> event.payload() != Marker.PIN)
        .mapConcat(adapter::read)
        .map(FencedReadJournal::envelope);
  }

  private CompletionStage<Void> pause() {
    var later = CompletableFuture.delayedExecutor(refresh.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  private static EventEnvelope envelope(PersistentRepr event) {
    return new EventEnvelope(
        Offset.sequence(event.sequenceNr()),
        event.persistenceId(),
        event.sequenceNr(),
        event.payload(),
        event.timestamp(),
        event.metadata());
  }
}
