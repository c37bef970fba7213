package io.evenkeel.multijvm.cluster;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.RunFolder;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.RingPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Cassandra of a test run, for all test classes, each with a keyspace of its own: one server,
 * or a few that each keep a copy of everything. Servers count from 0.
 */
public final class Database implements AutoCloseable {

  /** Of each server; several start at once. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final AtomicInteger keyspaces = new AtomicInteger();
  private final List<DatabaseServer> servers;

  private Database(List<DatabaseServer> servers) {
    this.servers = servers;
    servers.forEach(server -> server.awaitReady(PATIENCE.multipliedBy(servers.size())));
  }

  /** The one of this run, started at the first call and ended after the last test class. */
  static Database shared(ExtensionContext context, int servers) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent("database of " + servers, name -> create(servers), Database.class);
  }

  /** Creates a keyspace that nobody used before. */
  public String newKeyspace() {
    var keyspace = "k" + keyspaces.incrementAndGet();
    CassandraSchema.create(settings(keyspace));
    return keyspace;
  }

  public int port() {
    return servers.get(0).port();
  }

  /** How many servers there are. */
  public int size() {
    return servers.size();
  }

  public DatabaseServer server(int index) {
    return servers.get(index);
  }

  /** HOCON for nodes that are to know all servers. */
  String contactPoints() {
    return servers.stream()
        .map(server -> "\"" + server.contactPoint() + "\"")
        .collect(Collectors.joining(", ", "evenkeel.cassandra.contact-points = [", "]"));
  }

  /** Gone without a word. What was written in the last 100 ms may be lost: let it rest before. */
  public void kill() {
    servers.get(0).kill();
  }

  /** Frozen, its connections open. */
  public void pause() {
    servers.get(0).pause();
  }

  public void resume() {
    servers.get(0).resume();
  }

  /** Starts it again on the same port and data; blocks until it answers. */
  public void restart() {
    servers.get(0).restart(PATIENCE);
  }

  String logTail() {
    return servers.stream().map(DatabaseServer::logTail).collect(Collectors.joining());
  }

  @Override
  public void close() {
    servers.forEach(DatabaseServer::close);
  }

  private CassandraSettings settings(String keyspace) {
    return CassandraSettings.from(
        ConfigFactory.parseString(
                """
                evenkeel.cassandra { keyspace = %s, replication.factor = %d }
                %s
                """
                    .formatted(keyspace, size(), contactPoints()))
            .withFallback(ConfigFactory.defaultReference()));
  }

  private static Database create(int size) {
    var folder = RunFolder.create("cassandra");
    int port = FreePort.firstOf(2);
    return new Database(
        IntStream.range(0, size)
            .mapToObj(
                i -> DatabaseServer.start(home(folder, i, size), new RingPlace(i, size), port))
            .toList());
  }

  private static Path home(Path folder, int index, int size) {
    return size == 1 ? folder : folder.resolve("server-" + index);
  }
}
