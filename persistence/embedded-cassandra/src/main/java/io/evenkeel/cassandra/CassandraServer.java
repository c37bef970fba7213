package io.evenkeel.cassandra;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.cassandra.service.CassandraDaemon;

/**
 * Runs one Cassandra in this JVM, bound to a data folder and, if asked, to the life of its parent.
 *
 * <p>Everything is said by system properties, because Cassandra itself is told that way: {@code
 * cassandra.config} (the URL of its yaml) and the rest of Cassandra's own, and
 *
 * <ul>
 *   <li>{@code evenkeel.cassandra.data-dir}: the folder to lock, so that two never share it
 *   <li>{@code evenkeel.cassandra.log-dir}: where {@code cassandra.log} is written
 *   <li>{@code evenkeel.cassandra.stop-with-parent}: when true, end of file on standard input
 *       drains and stops, and an interrupt of the terminal is left to the parent
 * </ul>
 *
 * <p>SIGTERM drains and stops as well. Exit codes: {@value #LOCKED} if another process holds the
 * data folder, Cassandra's own otherwise.
 */
public final class CassandraServer {

  /** The exit code when another process holds the data folder. */
  public static final int LOCKED = 75;

  private CassandraServer() {}

  /** Starts Cassandra and returns once it serves, or ends the process when it cannot. */
  public static void main(String[] args) {
    var dataDir =
        Path.of(
            Objects.requireNonNull(
                System.getProperty("evenkeel.cassandra.data-dir"),
                "evenkeel.cassandra.data-dir is not set"));
    if (!DataFolderLock.acquire(dataDir)) {
      System.err.println("another process holds the data folder " + dataDir);
      System.exit(LOCKED);
    }
    if (Boolean.getBoolean("evenkeel.cassandra.stop-with-parent")) {
      ParentWatch.start(System.in, () -> System.exit(0));
    }
    CassandraDaemon.main(args);
  }
}
