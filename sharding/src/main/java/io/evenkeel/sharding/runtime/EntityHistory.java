package io.evenkeel.sharding.runtime;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.EventsByPersistenceIdQuery;
import akka.persistence.query.javadsl.ReadJournal;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.EventCodec;
import io.evenkeel.core.entity.RecordedEvent;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads what happened to an entity from the journal, past its actor. Thread-safe. */
final class EntityHistory {

  private final ActorSystem<?> system;
  private final String plugin;

  EntityHistory(ActorSystem<?> system, String plugin) {
    this.system = system;
    this.plugin = plugin;
  }

  /** Reads nothing before it runs, so that whatever fails is a failure of the stream. */
  Source<RecordedEvent, NotUsed> events(EntityKey key, long fromRevision, boolean live) {
    return Source.lazyCompletionStageSource(() -> rows(key, fromRevision, live))
        .mapMaterializedValue(started -> NotUsed.getInstance())
        .mapConcat(EntityHistory::readable)
        .filter(event -> event.revision() >= fromRevision);
  }

  /** The state after the events up to {@code revision}. */
  <S> CompletionStage<EntityReply> stateAt(EntityType<S> type, EntityKey key, long revision) {
    var codec = new EventCodec<>(type);
    return storedRows(key, 1, Long.MAX_VALUE)
        .mapConcat(RecordedEvent::of)
        .takeWhile(event -> event.revision() <= revision)
        .runFold(Past.of(type), (past, event) -> past.after(codec, event), system)
        .<EntityReply>thenApply(Past::reply)
        .exceptionally(EntityHistory::rejected);
  }

  private CompletionStage<Source<Commit, NotUsed>> rows(EntityKey key, long from, boolean live) {
    try {
      return StartRow.of(from, row -> revisionOf(key, row))
          .thenApply(row -> live ? liveRows(key, row) : storedRows(key, row, Long.MAX_VALUE));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e); // some journals throw when they are asked
    }
  }

  private CompletionStage<OptionalLong> revisionOf(EntityKey key, long row) {
    return storedRows(key, row, row)
        .runWith(Sink.headOption(), system)
        .thenApply(
            commit ->
                commit.stream()
                    .filter(EntityHistory::isReadable)
                    .mapToLong(Commit::revision)
                    .findFirst());
  }

  private Source<Commit, NotUsed> storedRows(EntityKey key, long from, long to) {
    return commits(
        journal(CurrentEventsByPersistenceIdQuery.class)
            .currentEventsByPersistenceId(EntityActor.persistenceId(key), from, to));
  }

  private Source<Commit, NotUsed> liveRows(EntityKey key, long from) {
    return commits(
        journal(EventsByPersistenceIdQuery.class)
            .eventsByPersistenceId(EntityActor.persistenceId(key), from, Long.MAX_VALUE));
  }

  private static Source<Commit, NotUsed> commits(Source<EventEnvelope, NotUsed> rows) {
    return rows.map(EventEnvelope::event).collectType(Commit.class);
  }

  /** A history with a hole would look like a whole one, so the stream fails instead. */
  private static List<RecordedEvent> readable(Commit commit) {
    if (!isReadable(commit)) {
      throw new UnreadableEvent("a row of the journal cannot be read", null);
    }
    return RecordedEvent.of(commit);
  }

  /** What stands in for a row that cannot be read has an event and no revision. */
  private static boolean isReadable(Commit commit) {
    return commit.revision() >= commit.events().size();
  }

  private <J> J journal(Class<J> capability) {
    ReadJournal journal = PersistenceQuery.get(system).getReadJournalFor(ReadJournal.class, plugin);
    return capability.cast(journal);
  }

  private static EntityReply rejected(Throwable failure) {
    return new EntityReply.Rejected(JournalFailure.of(failure), "");
  }

  /** A state on the way from nothing to the wanted revision. */
  private record Past<S>(S state, long revision) {

    static <S> Past<S> of(EntityType<S> type) {
      return new Past<>(type.initialState(), 0);
    }

    Past<S> after(EventCodec<S> codec, RecordedEvent event) {
      return new Past<>(codec.apply(state, event.stored()), event.revision());
    }

    EntityReply reply() {
      return new EntityReply.State(JsonText.of(state), revision, "");
    }
  }
}
