package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.stream.javadsl.Sink;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.SharedCassandra;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An entity on the real plugin, with rows that a stale incarnation of it stored late. */
class FencedJournalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension private static final SharedCassandra CASSANDRA = new SharedCassandra();

  /** Persists {@code text} unless that is empty, and answers all events in a row. */
  private record Add(String text, ActorRef<String> replyTo) {}

  private static final class Texts extends EventSourcedBehavior<Add, String, String> {

    private final RetentionCriteria retention;

    private Texts(String id, RetentionCriteria retention) {
      super(PersistenceId.ofUniqueId(id));
      this.retention = retention;
    }

    @Override
    public RetentionCriteria retentionCriteria() {
      return retention;
    }

    @Override
    public String emptyState() {
      return "";
    }

    @Override
    public CommandHandler<Add, String, String> commandHandler() {
      return (state, add) ->
          add.text().isEmpty()
              ? Effect().reply(add.replyTo(), state)
              : Effect().persist(add.text()).thenReply(add.replyTo(), now -> now);
    }

    @Override
    public EventHandler<String, String> eventHandler() {
      return (state, event) -> state + event;
    }
  }

  private static CassandraSettings settings;
  private static CqlSession session;
  private static ActorTestKit node;
  private static FenceExtension fence;

  @BeforeAll
  static void start() {
    settings = CASSANDRA.newKeyspace();
    CassandraSchema.create(settings);
    session = SharedCassandra.session(settings);
    node = ActorTestKit.create("fenced", config());
    fence = FenceExtension.get(node.system());
    now(fence.begin());
  }

  @AfterAll
  static void stop() {
    node.shutdownTestKit();
    session.close();
  }

  @Test
  void rowsOfAStaleIncarnationAreSkippedByEveryReplay() {
    assertThat(lifeOf("skips", "a", "b")).isEqualTo("ab");
    assertThat(lifeOf("skips", "c")).isEqualTo("abc");
    long before = fence.figures().ghosts();
    storeLate("skips", 3, "X", "1.1<1.1");
    storeLate("skips", 4, "Y", "1.1<1.1");
    assertThat(lifeOf("skips")).isEqualTo("abc");
    assertThat(fence.figures().ghosts()).isEqualTo(before + 2);
    assertThat(lifeOf("skips", "d")).isEqualTo("abcd");
    assertThat(lifeOf("skips")).isEqualTo("abcd");
    assertThat(history("skips")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aLateRowThatNobodyWroteBesideTakesEffectAndStays() {
    assertThat(lifeOf("takes", "a")).isEqualTo("a");
    storeLate("takes", 2, "b", "1.1<1.1");
    assertThat(lifeOf("takes", "c")).isEqualTo("abc");
    assertThat(lifeOf("takes")).isEqualTo("abc");
  }

  @Test
  void afterAnUncleanEpochAMarkerKeepsWhatWasShown() {
    assertThat(lifeOf("marks", "a")).isEqualTo("a");
    session.execute(
        "UPDATE "
            + settings.keyspace()
            + ".shard_leases SET clean = false WHERE shard = ? IF EXISTS",
        "entity-marks");
    assertThat(lifeOf("marks")).isEqualTo("a");
    storeLate("marks", 2, "X", "1.1<1.1");
    assertThat(lifeOf("marks", "b")).isEqualTo("ab");
    assertThat(history("marks")).containsExactly("a", "b");
  }

  @Test
  void whoWroteTheLastDeletedEventIsKept() {
    var shortened = RetentionCriteria.snapshotEvery(2, 1).withDeleteEventsOnSnapshot();
    var probe = node.<String>createTestProbe();
    var entity = node.spawn(new Texts("short", shortened));
    for (int count = 1; count <= 8; count++) {
      entity.tell(new Add("a", probe.getRef()));
      probe.receiveMessage(PATIENCE);
      if (count % 2 == 0) { // one deletion at a time, as Akka leaves out others meanwhile
        long deleted = count - 2;
        probe.awaitAssert(PATIENCE, () -> assertThat(deletedTo("short")).isEqualTo(deleted));
      }
    }
    assertThat(keptOf("short"))
        .containsEntry("evenkeel-writer-of-6", "1.1")
        .doesNotContainKey("evenkeel-writer-of-2");
    assertThat(history("short")).containsExactly("a", "a");
  }

  /** One start of the entity: adds texts, asks for the state, and ends when its lease is free. */
  private static String lifeOf(String id, String... texts) {
    return lifeOf(new Texts(id, RetentionCriteria.disabled()), id, texts);
  }

  private static String lifeOf(Behavior<Add> behavior, String id, String... texts) {
    var entity = node.spawn(behavior);
    var probe = node.<String>createTestProbe();
    for (var text : texts) {
      entity.tell(new Add(text, probe.getRef()));
      probe.receiveMessage(PATIENCE);
    }
    entity.tell(new Add("", probe.getRef()));
    var state = probe.receiveMessage(PATIENCE);
    node.stop(entity, PATIENCE);
    probe.awaitAssert(PATIENCE, () -> assertThat(isReleased("entity-" + id)).isTrue());
    return state;
  }

  private static long deletedTo(String id) {
    var row = metadata(id);
    return row == null ? 0 : row.getLong("deleted_to");
  }

  private static Map<String, String> keptOf(String id) {
    return metadata(id).getMap("properties", String.class, String.class);
  }

  private static Row metadata(String id) {
    return session
        .execute("SELECT * FROM " + settings.keyspace() + ".metadata WHERE persistence_id = ?", id)
        .one();
  }

  private static boolean isReleased(String lease) {
    var row =
        session
            .execute(
                "SELECT released FROM " + settings.keyspace() + ".shard_leases WHERE shard = ?",
                lease)
            .one();
    return row != null && row.getBoolean("released");
  }

  /** A row as the plugin stores it, of the primitive serializer for text. */
  private static void storeLate(String id, long sequenceNr, String text, String stamp) {
    session.execute(
        "INSERT INTO "
            + settings.keyspace()
            + ".messages (persistence_id, partition_nr, sequence_nr, timestamp, timebucket,"
            + " writer_uuid, ser_id, ser_manifest, event_manifest, event)"
            + " VALUES (?, 0, ?, ?, '0', ?, 20, '', '', ?)",
        id,
        sequenceNr,
        Uuids.timeBased(),
        stamp,
        bytes(text));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Object> history(String id) {
    var events =
        PersistenceQuery.get(node.system())
            .getReadJournalFor(FencedReadJournal.class, "evenkeel-query")
            .currentEventsByPersistenceId(id, 1, Long.MAX_VALUE)
            .map(EventEnvelope::event)
            .runWith(Sink.seq(), node.system());
    return now(events);
  }

  private static Config config() {
    return ConfigFactory.parseString(
            """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            akka.cluster.jmx.multi-mbeans-in-same-jvm = on
            akka.coordinated-shutdown.exit-jvm = off
            """)
        .withFallback(ConfigFactory.parseResources("evenkeel-fence.conf"))
        .withFallback(SharedCassandra.config(settings));
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
