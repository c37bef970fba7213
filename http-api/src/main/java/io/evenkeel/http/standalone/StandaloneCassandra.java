package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.EmbeddedCassandra;
import io.evenkeel.persistence.cassandra.EmbeddedCassandraSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The embedded Cassandra alone, tied to this process. */
public final class StandaloneCassandra {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);

  private StandaloneCassandra() {}

  /**
   * Blocks until the server has ended; a shutdown hook stops it in order.
   *
   * @return its exit code
   */
  public static int run(Path data, int port, Consumer<String> progress)
      throws InterruptedException {
    var layout = new Layout(data);
    var settings =
        EmbeddedCassandraSettings.of(
            layout.cassandra(), Layout.cassandraLib(), port, FreePorts.find(1).get(0));
    var cassandra = EmbeddedCassandra.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cassandra.stop(STOP), "stop"));
    cassandra.awaitReady(START, progress);
    CassandraSchema.create(CassandraSettings.local(cassandra.contactPoint()));
    progress.accept("ready " + cassandra.contactPoint());
    while (cassandra.isAlive()) {
      Pause.millis(200);
    }
    return cassandra.onExit().toCompletableFuture().getNow(1);
  }
}
