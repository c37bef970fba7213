package io.evenkeel.persistence.cassandra;

import com.datastax.dse.driver.api.core.config.DseDriverOption;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A short-lived driver session for a handful of statements: one thread, little waiting at its end.
 */
final class DriverSession {

  /** A table is created within this, also by servers that have just started. */
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Not zero: the driver still uses its threads while it closes, and complains when they are gone.
   */
  private static final int QUIET_MILLIS = 100;

  private static final int CLOSE_MILLIS = 2_000;

  private DriverSession() {}

  /**
   * Opens a session; blocks for a connection.
   *
   * @throws CassandraSchemaException if no server answers, or the datacenter does not exist
   */
  static CqlSession open(CassandraSettings settings) {
    var session = connect(settings);
    var datacenters =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (datacenters.contains(settings.datacenter())) {
      return session;
    }
    session.close();
    throw new CassandraSchemaException(
        "evenkeel.cassandra.datacenter is "
            + settings.datacenter()
            + ", but this database has "
            + String.join(", ", datacenters)
            + ".");
  }

  private static CqlSession connect(CassandraSettings settings) {
    var builder =
        CqlSession.builder()
            .addContactPoints(settings.contactPoints().stream().map(ContactPoint::address).toList())
            .withLocalDatacenter(settings.datacenter())
            .withConfigLoader(options(settings));
    if (!settings.username().isEmpty()) {
      builder.withAuthCredentials(settings.username(), settings.password());
    }
    try {
      return builder.build();
    } catch (AllNodesFailedException e) {
      throw new CassandraSchemaException(
          "No Cassandra can be used at "
              + settings.contactPoints()
              + " (evenkeel.cassandra.contact-points): "
              + reason(e)
              + ".",
          e);
    }
  }

  private static DriverConfigLoader options(CassandraSettings settings) {
    return DriverConfigLoader.programmaticBuilder()
        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, STATEMENT_TIMEOUT)
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_ONE")
        .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, settings.connectTimeout())
        .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, settings.requestTimeout())
        .withBoolean(DefaultDriverOption.CONNECTION_WARN_INIT_ERROR, false)
        .withBoolean(DseDriverOption.MONITOR_REPORTING_ENABLED, false)
        .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
        .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
        .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, CLOSE_MILLIS)
        .withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, "MILLISECONDS")
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
        .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, CLOSE_MILLIS)
        .withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, "MILLISECONDS")
        .build();
  }

  private static String reason(AllNodesFailedException failure) {
    return failure.getAllErrors().values().stream()
        .flatMap(List::stream)
        .map(DriverSession::rootMessage)
        .findFirst()
        .orElse("none is known");
  }

  /** What the operating system said, which the driver hides among suppressed exceptions. */
  private static String rootMessage(Throwable error) {
    var suppressed = error.getSuppressed();
    if (suppressed.length > 0) {
      return rootMessage(suppressed[0]);
    }
    var cause = error.getCause();
    if (cause != null) {
      return rootMessage(cause);
    }
    var message = error.getMessage();
    return message == null ? error.getClass().getSimpleName() : message;
  }
}
