package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.JournalReadiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One server process through its life, from an empty folder; the order is the story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class EmbeddedCassandraTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Path LIB = Path.of(System.getProperty("test.cassandra.lib"));

  @TempDir private static Path dir;

  private static EmbeddedCassandraSettings server;
  private static CassandraSettings client;
  private static EmbeddedCassandra cassandra;
  private static ActorSystem<?> node;

  @BeforeAll
  static void start() {
    server =
        EmbeddedCassandraSettings.of(dir.resolve("data"), LIB, FreePorts.next(), FreePorts.next())
            .withSharedArchive(dir.resolve("cassandra.jsa"))
            .withoutOptimizing();
    client = CassandraSettings.local(server.contactPoint());
    startAndAwait();
  }

  @AfterAll
  static void stop() {
    node.terminate();
    assertThat(cassandra.stop(PATIENCE)).isTrue();
  }

  @Test
  @Order(1)
  void theSchemaIsMissingUntilItIsCreatedAndCreatedOnlyOnce() {
    assertThat(CassandraSchema.missing(client)).hasSize(10).contains("evenkeel.messages");
    CassandraSchema.create(client);
    CassandraSchema.create(client);
    assertThat(CassandraSchema.missing(client)).isEmpty();
  }

  @Test
  @Order(2)
  void aWrongDatacenterIsAnsweredWithThoseThatExist() {
    var elsewhere =
        CassandraSettings.from(
            ConfigFactory.parseString(
                    "evenkeel.cassandra { datacenter = east, contact-points = [\"%s\"] }"
                        .formatted(server.contactPoint()))
                .withFallback(ConfigFactory.defaultReference()));
    assertThatThrownBy(() -> CassandraSchema.missing(elsewhere))
        .hasMessage("evenkeel.cassandra.datacenter is east, but this database has datacenter1.");
  }

  @Test
  @Order(3)
  void theJournalProvesItselfAgainAndAgainInBoundedSpace() {
    startNode();
    for (var i = 0; i < 25; i++) {
      assertJournalWorks();
    }
    try (var session = DriverSession.open(client)) {
      var events =
          session.execute(
              "SELECT sequence_nr FROM evenkeel.messages WHERE persistence_id ="
                  + " 'evenkeel-probe|n1' AND partition_nr = 0");
      assertThat(events.all().size()).isBetween(1, 20);
    }
  }

  @Test
  @Order(4)
  void aSecondServerOnTheSameFolderIsRefused() {
    assertThatThrownBy(() -> EmbeddedCassandra.start(server))
        .isInstanceOf(EmbeddedCassandraException.class)
        .hasMessage("The data folder " + server.dataDir() + " is in use by another Cassandra.");
  }

  @Test
  @Order(5)
  void aPortInUseIsNamed() {
    var other =
        EmbeddedCassandraSettings.of(
            dir.resolve("other"), LIB, server.nativePort(), FreePorts.next());
    assertThatThrownBy(() -> EmbeddedCassandra.start(other))
        .hasMessage(
            "The native port "
                + server.nativePort()
                + " of Cassandra is in use by another process.");
  }

  @Test
  @Order(6)
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    var file = Files.createFile(dir.resolve("file"));
    var inFile =
        EmbeddedCassandraSettings.of(file.resolve("data"), LIB, FreePorts.next(), FreePorts.next());
    assertThatThrownBy(() -> EmbeddedCassandra.start(inFile))
        .hasMessage("The data folder " + inFile.dataDir() + " cannot be written.");
  }

  @Test
  @Order(7)
  void whatWasWrittenSurvivesAnOrderlyStopAndANodeMayStartBeforeItsDatabase() {
    write("before the stop");
    assertThat(cassandra.stop(PATIENCE)).isTrue();
    assertThat(cassandra.isAlive()).isFalse();
    node.terminate();
    startNode();
    var ready = JournalReadiness.check(node, "n1").toCompletableFuture();
    assertThat(ready).isNotDone();
    startAndAwait();
    assertThat(read("before the stop")).isTrue();
    assertThat(CassandraSchema.missing(client)).isEmpty();
    assertThat(ready).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  @Order(8)
  void whatWasSyncedSurvivesAKillAndTheNodeIsConnectedAgain() throws Exception {
    write("before the kill");
    var exit = cassandra.onExit().toCompletableFuture();
    // the commit log marks what may be replayed every 100 ms
    assertThatThrownBy(() -> exit.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    ProcessHandle.of(cassandra.pid()).orElseThrow().destroyForcibly();
    assertThat(exit.get(30, TimeUnit.SECONDS)).isNotZero();
    startAndAwait();
    assertJournalWorks();
    assertThat(read("before the stop")).isTrue();
    assertThat(read("before the kill")).isTrue();
  }

  @Test
  @Order(9)
  void theEndOfItsParentEndsItInOrder() throws Exception {
    cassandra.closeStandardInput();
    assertThat(cassandra.onExit().toCompletableFuture().get(30, TimeUnit.SECONDS)).isZero();
    assertThat(Files.readString(server.logFile())).contains("Cassandra shutdown complete");
  }

  private static void startAndAwait() {
    cassandra = EmbeddedCassandra.start(server);
    cassandra.awaitReady(PATIENCE, line -> {});
  }

  private static void startNode() {
    var config = JournalConfig.of(client, 2).withFallback(ConfigFactory.load());
    node = ActorSystem.create(Behaviors.empty(), "probe", config.resolve());
  }

  private static void assertJournalWorks() {
    assertThat(JournalReadiness.check(node, "n1").toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(30));
  }

  private static void write(String id) {
    try (var session = DriverSession.open(client)) {
      session.execute("INSERT INTO evenkeel.all_persistence_ids (persistence_id) VALUES (?)", id);
    }
  }

  private static boolean read(String id) {
    try (var session = DriverSession.open(client)) {
      return session
              .execute("SELECT * FROM evenkeel.all_persistence_ids WHERE persistence_id = ?", id)
              .one()
          != null;
    }
  }
}
