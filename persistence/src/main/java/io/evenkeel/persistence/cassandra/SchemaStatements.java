package io.evenkeel.persistence.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The tables that Akka's Cassandra plugin expects, those of the leases, and that of the cluster's
 * name, from {@code journal-schema.cql}.
 */
final class SchemaStatements {

  static final List<String> TABLES =
      List.of(
          "messages",
          "tag_views",
          "tag_write_progress",
          "tag_scanning",
          "metadata",
          "all_persistence_ids",
          "snapshots",
          "node_leases",
          "shard_leases",
          "cluster_identity");

  private SchemaStatements() {}

  /** The statements in order, the keyspace first, without semicolons. */
  static List<String> of(String keyspace, Replication replication) {
    return Arrays.stream(template().split(";", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .map(statement -> statement.replace("${keyspace}", keyspace))
        .map(statement -> statement.replace("${replication}", replication.cql()))
        .toList();
  }

  private static String template() {
    try (var stream = SchemaStatements.class.getResourceAsStream("journal-schema.cql")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
