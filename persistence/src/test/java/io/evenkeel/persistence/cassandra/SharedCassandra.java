package io.evenkeel.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server process for all test classes that register it; each test has its own keyspace. */
public final class SharedCassandra implements BeforeAllCallback {

  private static final Path LIB = Path.of(System.getProperty("test.cassandra.lib"));
  private static final AtomicInteger KEYSPACES = new AtomicInteger();

  private record Server(EmbeddedCassandra process, ContactPoint contactPoint)
      implements AutoCloseable {

    static Server start() {
      try {
        var dir = Files.createTempDirectory(Path.of("target"), "cassandra").toAbsolutePath();
        var settings =
            EmbeddedCassandraSettings.of(dir, LIB, FreePorts.next(), FreePorts.next())
                .withoutOptimizing();
        var process = EmbeddedCassandra.start(settings);
        process.awaitReady(Duration.ofSeconds(120), line -> {});
        return new Server(process, settings.contactPoint());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.stop(Duration.ofSeconds(30));
    }
  }

  private ContactPoint contactPoint;

  @Override
  public void beforeAll(ExtensionContext context) {
    contactPoint =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Server.class, type -> Server.start(), Server.class)
            .contactPoint();
  }

  /** A keyspace that nobody used before and that does not exist yet. */
  public CassandraSettings newKeyspace() {
    return CassandraSettings.local(contactPoint).withKeyspace("t" + KEYSPACES.incrementAndGet());
  }

  /** As a node is configured, except that leases may take longer on a busy machine. */
  public static Config config(CassandraSettings settings) {
    var patience = "datastax-java-driver.profiles.%s.basic.request.timeout = 10s\n";
    return ConfigFactory.parseString(
            patience.formatted(JournalConfig.LEASE_PROFILE)
                + patience.formatted(JournalConfig.LEASE_READ_PROFILE))
        .withFallback(JournalConfig.of(settings, 2))
        .withFallback(ConfigFactory.load());
  }

  /** A session with the profiles of a node; to be closed. */
  public static CqlSession session(CassandraSettings settings) {
    var driver = config(settings).resolve().getConfig("datastax-java-driver");
    return CqlSession.builder()
        .withConfigLoader(new DefaultDriverConfigLoader(() -> driver))
        .build();
  }
}
