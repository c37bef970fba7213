package io.evenkeel.persistence.cassandra;

import java.util.List;
import java.util.stream.Stream;

final class SchemaStatements {
  static final List<String> TABLES = List.of();

  private SchemaStatements() {}

  static List<String> of(String keyspace, Replication replication) {
    return Stream.of(keyspace, replication.cql()).toList();
  }
}
