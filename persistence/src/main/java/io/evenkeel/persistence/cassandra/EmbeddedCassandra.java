package io.evenkeel.persistence.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Cassandra server in a process of its own, started for a cluster on this machine.
 *
 * <pre>{@code
 * var cassandra = EmbeddedCassandra.start(EmbeddedCassandraSettings.of(data, lib, 9042, 7000));
 * cassandra.awaitReady(Duration.ofSeconds(60), System.err::println);
 * }</pre>
 *
 * <p>Thread-safe. With {@code stopWithParent} the process ends with this one, however this one
 * ends; without, it lives on until {@link #stop} or a SIGTERM.
 */
public final class EmbeddedCassandra {

  private final EmbeddedCassandraSettings settings;
  private final Process process;

  private EmbeddedCassandra(EmbeddedCassandraSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts the process and returns at once, long before it answers.
   *
   * <p>Blocks for a few file operations.
   *
   * @throws EmbeddedCassandraException if the data folder cannot be written or is in use, a port is
   *     in use, no JDK can run it, or the process cannot be started
   */
  public static EmbeddedCassandra start(EmbeddedCassandraSettings settings) {
    var jdk = InstalledJdks.find(settings.javaHome());
    StartConditions.require(settings);
    try {
      Files.writeString(settings.yamlFile(), CassandraYaml.of(settings));
      Files.deleteIfExists(settings.outputFile());
      return new EmbeddedCassandra(settings, process(settings, jdk).start());
    } catch (IOException e) {
      throw new EmbeddedCassandraException(
          "Cassandra cannot be started with " + jdk.java() + ": " + e.getMessage() + ".", e);
    }
  }

  private static ProcessBuilder process(EmbeddedCassandraSettings settings, CassandraJdk jdk)
      throws IOException {
    var archive = ClassArchive.prepare(settings.sharedArchive(), settings.libDir());
    return new ProcessBuilder(CassandraCommandLine.of(settings, jdk, archive))
        .directory(settings.dataDir().toFile())
        .redirectErrorStream(true)
        .redirectOutput(settings.outputFile().toFile());
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Where it takes CQL. */
  public ContactPoint contactPoint() {
    return settings.contactPoint();
  }

  /** Whether the process runs, ready or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Blocks until a CQL query is answered.
   *
   * @param progress called on this thread, about once a second, with a line for the user
   * @throws EmbeddedCassandraException if the process has ended, with the last lines of its log, or
   *     {@code timeout} has passed; it still runs then
   */
  public void awaitReady(Duration timeout, Consumer<String> progress) {
    new ReadyWait(settings, process, progress).await(timeout);
  }

  /**
   * Drains and ends the process, by force when {@code patience} has passed; blocks until it has
   * ended. Orderly takes about 3 seconds, and 3 more when it writes a class archive. Does nothing
   * when it has ended already.
   *
   * @return whether it ended in order
   */
  public boolean stop(Duration patience) {
    process.destroy();
    try {
      if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Completes with the exit code when the process has ended, for whatever reason. */
  public CompletionStage<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Ends the standard input of the process, as the end of this one would. */
  void closeStandardInput() throws IOException {
    process.getOutputStream().close();
  }
}
