package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ActorSystem;
import akka.persistence.cassandra.KeyspaceAndTableStatements;
import akka.persistence.cassandra.PluginSettings;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CassandraSchemaTest {

  private static final CassandraSettings SETTINGS =
      CassandraSettings.local(new ContactPoint("127.0.0.1", 1));

  @Test
  void theFirstTablesAreThoseOfThePlugin() {
    var system =
        ActorSystem.create(
            "schema", JournalConfig.of(SETTINGS, 2).withFallback(ConfigFactory.load()).resolve());
    try {
      var plugin =
          new KeyspaceAndTableStatements(
              system, "akka.persistence.cassandra", PluginSettings.apply(system));
      var expected =
          Stream.concat(
                  plugin.getCreateJournalTablesStatements().stream(),
                  plugin.getCreateSnapshotTablesStatements().stream())
              .map(CassandraSchemaTest::columns)
              .toList();
      assertThat(tables().subList(0, expected.size()))
          .map(CassandraSchemaTest::columns)
          .isEqualTo(expected);
    } finally {
      system.terminate();
    }
  }

  @Test
  void eachTableThatIsLookedForIsCreated() {
    assertThat(tables())
        .map(
            statement ->
                statement.replaceAll("(?s)CREATE TABLE IF NOT EXISTS evenkeel\\.(\\w+).*", "$1"))
        .isEqualTo(SchemaStatements.TABLES);
  }

  @Test
  void theKeyspaceComesFirstWithItsReplication() {
    assertThat(CassandraSchema.statements(SETTINGS).get(0))
        .isEqualTo(
            "CREATE KEYSPACE IF NOT EXISTS evenkeel WITH replication = {'class':"
                + " 'NetworkTopologyStrategy', 'datacenter1': 1}");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedInOneSentence() {
    assertThatThrownBy(() -> CassandraSchema.create(SETTINGS))
        .isInstanceOf(CassandraSchemaException.class)
        .hasMessageMatching(
            "No Cassandra can be used at \\[127.0.0.1:1] \\(evenkeel.cassandra.contact-points\\):"
                + " .*refused.*\\.");
  }

  private static List<String> tables() {
    var statements = CassandraSchema.statements(SETTINGS);
    return statements.subList(1, statements.size());
  }

  /** The part that the plugin relies on, however it is laid out. */
  private static String columns(String statement) {
    return statement.split("AND compaction", -1)[0].replaceAll("\\s+", "");
  }
}
