package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import akka.serialization.Serialization;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reads the rows of one entity from Akka's tables, all of them: the plugin's own replay stops at
 * the first row of the highest sequence number. Thread-safe; a row that its serializer cannot read
 * fails the stage.
 */
final class JournalRows implements EventRows {

  private static final String WRITER_OF = "evenkeel-writer-of-";

  private final Supplier<CompletionStage<CqlSession>> session;
  private final Serialization serialization;
  private final String profile;
  private final long partitionSize;
  private final String selectRows;
  private final String selectDeleted;
  private final String keep;
  private final String forget;

  /**
   * Reads from the tables of a keyspace.
   *
   * @param profile of the driver; its consistency must overlap with that of writes
   * @param partitionSize the plugin's target-partition-size
   */
  JournalRows(
      Supplier<CompletionStage<CqlSession>> session,
      Serialization serialization,
      String keyspace,
      String profile,
      long partitionSize) {
    this.session = session;
    this.serialization = serialization;
    this.profile = profile;
    this.partitionSize = partitionSize;
    this.selectRows =
        "SELECT sequence_nr, writer_uuid, ser_id, ser_manifest, event_manifest, event,"
            + " meta_ser_id, meta_ser_manifest, meta FROM "
            + keyspace
            + ".messages WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ?"
            + " AND sequence_nr <= ?";
    this.selectDeleted =
        "SELECT deleted_to, properties FROM " + keyspace + ".metadata WHERE persistence_id = ?";
    var metadata = keyspace + ".metadata";
    this.keep = "UPDATE " + metadata + " SET properties[?] = ? WHERE persistence_id = ?";
    this.forget =
        "UPDATE " + metadata + " SET properties = properties - ? WHERE persistence_id = ?";
  }

  @Override
  public CompletionStage<Deleted> deleted(String persistenceId) {
    return run(selectDeleted, persistenceId)
        .thenApply(
            rows -> {
              var row = rows.one();
              return row == null ? Deleted.NOTHING : deleted(row);
            });
  }

  private static Deleted deleted(com.datastax.oss.driver.api.core.cql.Row row) {
    long to = row.getLong("deleted_to");
    var kept = row.getMap("properties", String.class, String.class);
    var writers = kept == null ? Map.<String, String>of() : kept;
    var writer = Optional.ofNullable(writers.get(WRITER_OF + to));
    var older = new HashSet<String>();
    writers.keySet().stream().filter(key -> isBelow(key, to)).forEach(older::add);
    return new Deleted(
        to, writer.map(by -> new Position(to, Incarnation.parse(by))), Set.copyOf(older));
  }

  private static boolean isBelow(String key, long number) {
    return key.startsWith(WRITER_OF) && Long.parseLong(key.substring(WRITER_OF.length())) < number;
  }

  @Override
  public CompletionStage<Void> keep(String persistenceId, Deleted before, Position end) {
    return run(keep, WRITER_OF + end.sequenceNr(), end.by().text(), persistenceId)
        .thenCompose(done -> run(forget, before.older(), persistenceId))
        .thenAccept(done -> {});
  }

  @Override
  public CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr) {
    return between(persistenceId, sequenceNr, Long.MAX_VALUE);
  }

  /** As {@link #from}, up to a sequence number, inclusive. */
  CompletionStage<List<Row<PersistentRepr>>> between(String persistenceId, long from, long to) {
    return partition(persistenceId, (from - 1) / partitionSize, from, to, List.of());
  }

  /**
   * Events persisted together stand in the partition of the last of them, so the first partition
   * may lack what the next one has.
   */
  private CompletionStage<List<Row<PersistentRepr>>> partition(
      String persistenceId, long number, long from, long to, List<Row<PersistentRepr>> before) {
    return run(selectRows, persistenceId, number, from, to)
        .thenCompose(page -> rest(persistenceId, page, new ArrayList<>()))
        .thenCompose(
            rows -> {
              boolean first = number == (from - 1) / partitionSize;
              if (rows.isEmpty() && !first) {
                return CompletableFuture.completedFuture(before);
              }
              rows.addAll(0, before);
              return partition(persistenceId, number + 1, from, to, rows);
            });
  }

  private CompletionStage<List<Row<PersistentRepr>>> rest(
      String persistenceId, AsyncResultSet page, List<Row<PersistentRepr>> rows) {
    for (var row : page.currentPage()) {
      rows.add(readable(persistenceId, row));
    }
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> rest(persistenceId, next, rows))
        : CompletableFuture.completedFuture(rows);
  }

  private Row<PersistentRepr> readable(
      String persistenceId, com.datastax.oss.driver.api.core.cql.Row row) {
    try {
      return row(persistenceId, row);
    } catch (RuntimeException e) {
      throw new UnreadableEvent(
          "event " + row.getLong("sequence_nr") + " of '" + persistenceId + "' cannot be read", e);
    }
  }

  private Row<PersistentRepr> row(
      String persistenceId, com.datastax.oss.driver.api.core.cql.Row row) {
    long sequenceNr = row.getLong("sequence_nr");
    var writer = Objects.requireNonNullElse(row.getString("writer_uuid"), "");
    var repr =
        PersistentRepr.apply(
            read(row, "event", "ser_id", "ser_manifest"),
            sequenceNr,
            persistenceId,
            row.getString("event_manifest"),
            false,
            null,
            writer);
    return new Row<>(sequenceNr, Stamp.ofWriter(writer), withMetadata(repr, row));
  }

  private PersistentRepr withMetadata(
      PersistentRepr repr, com.datastax.oss.driver.api.core.cql.Row row) {
    return row.isNull("meta")
        ? repr
        : repr.withMetadata(read(row, "meta", "meta_ser_id", "meta_ser_manifest"));
  }

  private Object read(
      com.datastax.oss.driver.api.core.cql.Row row, String bytes, String id, String manifest) {
    return serialization
        .deserialize(
            Bytes.getArray(row.getByteBuffer(bytes)), row.getInt(id), row.getString(manifest))
        .get();
  }

  private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
    var statement = SimpleStatement.newInstance(cql, values).setExecutionProfileName(profile);
    return session.get().thenCompose(open -> open.executeAsync(statement));
  }
}
