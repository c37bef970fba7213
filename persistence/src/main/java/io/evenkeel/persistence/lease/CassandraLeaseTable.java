package io.evenkeel.persistence.lease;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.evenkeel.persistence.cassandra.JournalConfig;
import io.evenkeel.persistence.fencing.ShardEpoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Leases by lightweight transactions. A row is only ever changed by them, as mixing them with plain
 * writes is not safe; their own plain reads may lag, which makes a taker wait longer.
 */
final class CassandraLeaseTable implements LeaseTable {

  private final Supplier<CompletionStage<CqlSession>> session;
  private final String nodes;
  private final String shards;

  CassandraLeaseTable(Supplier<CompletionStage<CqlSession>> session, String keyspace) {
    this.session = session;
    this.nodes = keyspace + ".node_leases";
    this.shards = keyspace + ".shard_leases";
  }

  @Override
  public CompletionStage<List<NodeRow>> nodes() {
    return run(JournalConfig.LEASE_PROFILE, "SELECT node, counter, state, member FROM " + nodes)
        .thenCompose(page -> rest(page, new ArrayList<>()));
  }

  private CompletionStage<List<NodeRow>> rest(AsyncResultSet page, List<NodeRow> rows) {
    for (var row : page.currentPage()) {
      state(row)
          .map(
              state ->
                  new NodeRow(
                      text(row, "node"), row.getLong("counter"), state, row.getBoolean("member")))
          .ifPresent(rows::add);
    }
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> rest(next, rows))
        : CompletableFuture.completedFuture(rows);
  }

  @Override
  public CompletionStage<Boolean> begin(String node) {
    return insert(node, 1, State.HELD).thenApply(AsyncResultSet::wasApplied);
  }

  @Override
  public CompletionStage<Optional<NodeRow>> renew(String node, long counter, boolean member) {
    return run(
            JournalConfig.LEASE_PROFILE,
            "UPDATE "
                + nodes
                + " SET counter = ?, state = ?, member = ? WHERE node = ? IF counter = ? AND state"
                + " = ?",
            counter + 1,
            State.HELD.name(),
            member,
            node,
            counter,
            State.HELD.name())
        .thenApply(result -> inTheWay(node, result));
  }

  private static Optional<NodeRow> inTheWay(String node, AsyncResultSet result) {
    if (result.wasApplied()) {
      return Optional.empty();
    }
    return Optional.of(
        Optional.ofNullable(result.one())
            .flatMap(
                row -> state(row).map(state -> new NodeRow(node, row.getLong("counter"), state)))
            .orElse(new NodeRow(node, 0, State.REVOKED)));
  }

  /**
   * Empty where the row is not there, or was made or edited by hand: nobody can renew such a lease
   * any more, but its holder may not know yet, so it counts as a row that is gone.
   */
  private static Optional<State> state(Row row) {
    var text = row.getColumnDefinitions().contains("state") ? text(row, "state") : "";
    return Arrays.stream(State.values()).filter(state -> state.name().equals(text)).findFirst();
  }

  @Override
  public CompletionStage<Boolean> end(String node, long counter, State end) {
    return counter == 0
        ? insert(node, 0, end).thenApply(CassandraLeaseTable::isGone)
        : change(
            "UPDATE " + nodes + " SET state = ? WHERE node = ? IF counter = ? AND state = ?",
            end.name(),
            node,
            counter,
            State.HELD.name());
  }

  @Override
  public CompletionStage<Optional<ShardRow>> shard(String shard) {
    return run(
            JournalConfig.LEASE_READ_PROFILE,
            "SELECT epoch, clean_since, owner, released, clean FROM " + shards + " WHERE shard = ?",
            shard)
        .thenApply(rows -> Optional.ofNullable(rows.one()).map(row -> shardRow(shard, row)));
  }

  @Override
  public CompletionStage<Boolean> take(String shard, long seen, ShardEpoch next, String owner) {
    return seen == 0
        ? change(
            "INSERT INTO "
                + shards
                + " (shard, epoch, clean_since, owner, released, clean)"
                + " VALUES (?, ?, ?, ?, false, false) IF NOT EXISTS",
            shard,
            next.number(),
            next.cleanSince(),
            owner)
        : change(
            "UPDATE "
                + shards
                + " SET epoch = ?, clean_since = ?, owner = ?, released = false, clean = false"
                + " WHERE shard = ? IF epoch = ?",
            next.number(),
            next.cleanSince(),
            owner,
            shard,
            seen);
  }

  @Override
  public CompletionStage<Boolean> release(String shard, long epoch, String owner, boolean clean) {
    return change(
        "UPDATE "
            + shards
            + " SET released = true, clean = ? WHERE shard = ? IF epoch = ? AND owner = ?",
        clean,
        shard,
        epoch,
        owner);
  }

  @Override
  public CompletionStage<Boolean> releaseEdited(
      String shard, long seen, ShardEpoch epoch, String owner) {
    return change(
        "UPDATE "
            + shards
            + " SET epoch = ?, clean_since = ?, released = true, clean = false"
            + " WHERE shard = ? IF epoch = ? AND owner = ?",
        epoch.number(),
        epoch.cleanSince(),
        shard,
        seen,
        owner);
  }

  /** Whether nobody holds the lease: there was no row, or none that could be renewed. */
  private static boolean isGone(AsyncResultSet inserted) {
    if (inserted.wasApplied()) {
      return true;
    }
    var inTheWay = inserted.one();
    return inTheWay != null && state(inTheWay).isEmpty();
  }

  private CompletionStage<AsyncResultSet> insert(String node, long counter, State state) {
    return run(
        JournalConfig.LEASE_PROFILE,
        "INSERT INTO " + nodes + " (node, counter, state) VALUES (?, ?, ?) IF NOT EXISTS",
        node,
        counter,
        state.name());
  }

  private CompletionStage<Boolean> change(String cql, Object... values) {
    return run(JournalConfig.LEASE_PROFILE, cql, values).thenApply(AsyncResultSet::wasApplied);
  }

  private CompletionStage<AsyncResultSet> run(String profile, String cql, Object... values) {
    var statement =
        SimpleStatement.newInstance(cql, values)
            .setExecutionProfileName(profile)
            .setIdempotent(false);
    return session.get().thenCompose(open -> open.executeAsync(statement));
  }

  private static ShardRow shardRow(String shard, Row row) {
    return new ShardRow(
        epoch(shard, row.getLong("epoch"), row.getLong("clean_since")),
        text(row, "owner"),
        row.getBoolean("released"),
        row.getBoolean("clean"));
  }

  private static ShardEpoch epoch(String shard, long number, long cleanSince) {
    try {
      return new ShardEpoch(number, cleanSince);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          ("the row of shard '%s' in shard_leases has no usable epoch (%d, clean since %d): it was"
                  + " edited by hand; set both to one more than any epoch that shard ever had")
              .formatted(shard, number, cleanSince),
          e);
    }
  }

  private static String text(Row row, String column) {
    return String.valueOf(row.getString(column));
  }
}
