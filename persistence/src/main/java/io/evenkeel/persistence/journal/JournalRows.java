package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import akka.serialization.Serialization;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reads the rows of one entity from Akka's tables, all of them: the plugin's own replay stops at
 * the first row of the highest sequence number. Thread-safe; a row that its serializer cannot read
 * fails the stage.
 */
final class JournalRows implements EventRows {

  private final Supplier<CompletionStage<CqlSession>> session;
  private final Serialization serialization;
  private final String profile;
  private final long partitionSize;
  private final String selectRows;
  private final String selectStamps;
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
    var where =
        " FROM "
            + keyspace
            + ".messages WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ?"
            + " AND sequence_nr <= ?";
    this.selectRows =
        "SELECT sequence_nr, timestamp, writer_uuid, ser_id, ser_manifest, event_manifest, event,"
            + " meta_ser_id, meta_ser_manifest, meta"
            + where;
    this.selectStamps = "SELECT sequence_nr, writer_uuid" + where;
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
    var kept = row.getMap("properties", String.class, String.class);
    return Deleted.of(row.getLong("deleted_to"), kept == null ? Map.of() : kept);
  }

  @Override
  public CompletionStage<Void> keep(String persistenceId, Deleted before, Position end) {
    return run(keep, Deleted.nameOf(end.sequenceNr()), end.by().text(), persistenceId)
        .thenCompose(done -> run(forget, before.older(), persistenceId))
        .thenAccept(done -> {});
  }

  @Override
  public CompletionStage<List<Row<PersistentRepr>>> from(String persistenceId, long sequenceNr) {
    return between(persistenceId, sequenceNr, Long.MAX_VALUE)
        .thenApply(
            rows ->
                rows.stream()
                    .map(row -> new Row<>(row.sequenceNr(), row.stamp(), row.payload().read()))
                    .toList());
  }

  @Override
  public CompletionStage<List<Row<LazyEvent>>> between(String persistenceId, long from, long to) {
    return partitions(new Range(selectRows, persistenceId, from, to));
  }

  @Override
  public CompletionStage<List<Row<LazyEvent>>> stamps(String persistenceId, long from, long to) {
    return partitions(new Range(selectStamps, persistenceId, from, to));
  }

  private record Range(String select, String persistenceId, long from, long to) {}

  private CompletionStage<List<Row<LazyEvent>>> partitions(Range range) {
    return partition(range, (range.from - 1) / partitionSize, List.of());
  }

  /**
   * Events persisted together stand in the partition of the last of them, so the first partition
   * may lack what the next one has.
   */
  private CompletionStage<List<Row<LazyEvent>>> partition(
      Range range, long number, List<Row<LazyEvent>> before) {
    return run(range.select, range.persistenceId, number, range.from, range.to)
        .thenCompose(page -> rest(range.persistenceId, page, new ArrayList<>()))
        .thenCompose(
            rows -> {
              boolean first = number == (range.from - 1) / partitionSize;
              if (rows.isEmpty() && !first) {
                return CompletableFuture.completedFuture(before);
              }
              rows.addAll(0, before);
              return partition(range, number + 1, rows);
            });
  }

  private CompletionStage<List<Row<LazyEvent>>> rest(
      String persistenceId, AsyncResultSet page, List<Row<LazyEvent>> rows) {
    for (var row : page.currentPage()) {
      rows.add(readable(persistenceId, row, () -> row(persistenceId, row)));
    }
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> rest(persistenceId, next, rows))
        : CompletableFuture.completedFuture(rows);
  }

  private static <T> T readable(
      String persistenceId, com.datastax.oss.driver.api.core.cql.Row row, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw new UnreadableEvent(
          "event " + row.getLong("sequence_nr") + " of '" + persistenceId + "' cannot be read", e);
    }
  }

  private Row<LazyEvent> row(String persistenceId, com.datastax.oss.driver.api.core.cql.Row row) {
    LazyEvent event = () -> readable(persistenceId, row, () -> event(persistenceId, row));
    return new Row<>(row.getLong("sequence_nr"), Stamp.ofWriter(writer(row)), event);
  }

  private PersistentRepr event(String persistenceId, com.datastax.oss.driver.api.core.cql.Row row) {
    var event =
        PersistentRepr.apply(
            read(row, "event", "ser_id", "ser_manifest"),
            row.getLong("sequence_nr"),
            persistenceId,
            row.getString("event_manifest"),
            false,
            null,
            writer(row));
    var written = row.getUuid("timestamp");
    return withMetadata(
        written == null ? event : event.withTimestamp(Uuids.unixTimestamp(written)), row);
  }

  private static String writer(com.datastax.oss.driver.api.core.cql.Row row) {
    return Objects.requireNonNullElse(row.getString("writer_uuid"), "");
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
