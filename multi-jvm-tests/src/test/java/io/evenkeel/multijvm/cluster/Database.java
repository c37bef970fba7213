package io.evenkeel.multijvm.cluster;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.JavaProgram;
import io.evenkeel.multijvm.process.LogTail;
import io.evenkeel.multijvm.process.RunFolder;
import io.evenkeel.multijvm.process.Signal;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.EmbeddedCassandra;
import io.evenkeel.persistence.cassandra.EmbeddedCassandraSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Cassandra of a test run: one process for all test classes, each with a keyspace of its own.
 */
public final class Database implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final AtomicInteger keyspaces = new AtomicInteger();
  private final EmbeddedCassandraSettings settings;
  private final Path folder;
  private EmbeddedCassandra process;

  private Database(EmbeddedCassandraSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.process = start(settings);
  }

  /** The one of this run, started at the first call and ended after the last test class. */
  static Database shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Database.class, type -> create(), Database.class);
  }

  /** Creates a keyspace that nobody used before. */
  public String newKeyspace() {
    var keyspace = "k" + keyspaces.incrementAndGet();
    CassandraSchema.create(settings(keyspace));
    return keyspace;
  }

  public int port() {
    return settings.nativePort();
  }

  /** Gone without a word. What was written in the last 100 ms may be lost: let it rest before. */
  public void kill() {
    Signal.KILL.send(process.pid());
    process.onExit().toCompletableFuture().join();
  }

  /** Frozen, its connections open. */
  public void pause() {
    Signal.STOP.send(process.pid());
  }

  public void resume() {
    Signal.CONT.send(process.pid());
  }

  /** Starts it again on the same port and data; blocks until it answers. */
  public void restart() {
    process = start(settings);
  }

  String logTail() {
    return LogTail.of(folder.resolve("log").resolve("cassandra.log"));
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      resume();
    }
    process.stop(Duration.ofSeconds(20));
  }

  private CassandraSettings settings(String keyspace) {
    return CassandraSettings.from(
        ConfigFactory.parseString(
                "evenkeel.cassandra { keyspace = %s, contact-points = [\"%s\"] }"
                    .formatted(keyspace, settings.contactPoint()))
            .withFallback(ConfigFactory.defaultReference()));
  }

  private static Database create() {
    var folder = RunFolder.create("cassandra");
    int port = FreePort.firstOf(2);
    return new Database(
        EmbeddedCassandraSettings.of(folder, JavaProgram.cassandraLib(), port, port + 1), folder);
  }

  private static EmbeddedCassandra start(EmbeddedCassandraSettings settings) {
    var started = EmbeddedCassandra.start(settings);
    started.awaitReady(PATIENCE, line -> {});
    return started;
  }
}
