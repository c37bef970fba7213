package io.evenkeel.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keyspace and the tables of journal and snapshots.
 *
 * <p>To be created by one process, before the nodes start: creation by several at once corrupts the
 * schema. Every method but {@link #statements} blocks, for at most about 10 s per statement.
 */
public final class CassandraSchema {

  private CassandraSchema() {}

  /** What {@link #create} executes, in this order, for those who create the schema themselves. */
  public static List<String> statements(CassandraSettings settings) {
    return SchemaStatements.of(settings.keyspace(), settings.replication());
  }

  /**
   * Creates what is missing and waits until all servers agree; does nothing when all is there. An
   * existing keyspace keeps its replication.
   *
   * @throws CassandraSchemaException if the database cannot be reached or refuses
   */
  public static void create(CassandraSettings settings) {
    query(
        settings,
        session -> {
          if (!missing(session, settings).isEmpty()) {
            statements(settings).forEach(statement -> execute(session, statement));
          }
          return settings;
        });
  }

  /**
   * The tables that are missing, by {@code keyspace.table}; empty when a node can start.
   *
   * @throws CassandraSchemaException if the database cannot be reached or refuses
   */
  public static List<String> missing(CassandraSettings settings) {
    return query(settings, session -> missing(session, settings));
  }

  private static <T> T query(CassandraSettings settings, Function<CqlSession, T> use) {
    try (var session = DriverSession.open(settings)) {
      return use.apply(session);
    } catch (DriverException e) {
      throw new CassandraSchemaException(
          "The schema of keyspace "
              + settings.keyspace()
              + " cannot be created or read: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private static List<String> missing(CqlSession session, CassandraSettings settings) {
    var found =
        session
            .execute(
                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
                settings.keyspace())
            .all()
            .stream()
            .map(row -> row.getString("table_name"))
            .collect(Collectors.toSet());
    return SchemaStatements.TABLES.stream()
        .filter(table -> !found.contains(table))
        .map(table -> settings.keyspace() + "." + table)
        .toList();
  }

  private static void execute(CqlSession session, String statement) {
    if (!session.execute(statement).getExecutionInfo().isSchemaInAgreement()) {
      throw new CassandraSchemaException(
          "The servers of this database do not agree on its schema: see that all are up, then try"
              + " again.");
    }
  }
}
