package io.evenkeel.persistence.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for a server: first for its port, which costs next to nothing while it needs the processor,
 * then for the answer to a query.
 */
final class ReadyWait {

  private static final long POLL_MILLIS = 50;
  private static final int TAIL_LINES = 15;

  /** {@code CassandraServer.LOCKED}, of the process that is not on this class path. */
  private static final int LOCKED = 75;

  private final EmbeddedCassandraSettings settings;
  private final Process process;
  private final Consumer<String> progress;
  private final long startNanos = System.nanoTime();
  private long reportedSeconds;

  ReadyWait(EmbeddedCassandraSettings settings, Process process, Consumer<String> progress) {
    this.settings = settings;
    this.process = process;
    this.progress = progress;
  }

  void await(Duration timeout) {
    try {
      while (!(accepts() && answers())) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw ended();
        }
        if (elapsed().compareTo(timeout) > 0) {
          throw new EmbeddedCassandraException(
              "Cassandra did not answer within %d s; its log is %s."
                  .formatted(timeout.toSeconds(), settings.logFile()));
        }
        report();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedCassandraException("The wait for Cassandra was interrupted.", e);
    }
  }

  private boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(settings.contactPoint().address(), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean answers() {
    try (var session = DriverSession.open(CassandraSettings.local(settings.contactPoint()))) {
      session.execute("SELECT release_version FROM system.local");
      return true;
    } catch (CassandraSchemaException | DriverException e) {
      return false;
    }
  }

  private void report() {
    var seconds = elapsed().toSeconds();
    if (seconds > reportedSeconds) {
      reportedSeconds = seconds;
      progress.accept("Cassandra is starting (" + seconds + " s)");
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private EmbeddedCassandraException ended() {
    if (process.exitValue() == LOCKED) {
      return StartConditions.locked(settings.dataDir());
    }
    var tail = LogTail.of(settings.logFile(), TAIL_LINES);
    var output = LogTail.of(settings.outputFile(), TAIL_LINES);
    return new EmbeddedCassandraException(
        "Cassandra ended with exit code %d before it was ready; the last lines of %s and its output:%n%s%n%s"
            .formatted(
                process.exitValue(),
                settings.logFile(),
                String.join(System.lineSeparator(), tail),
                String.join(System.lineSeparator(), output)));
  }
}
