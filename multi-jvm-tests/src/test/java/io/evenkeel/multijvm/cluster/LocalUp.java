package io.evenkeel.multijvm.cluster;

import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.http.Api;
import io.evenkeel.multijvm.process.JavaProgram;
import io.evenkeel.multijvm.process.JvmProcess;
import io.evenkeel.multijvm.process.LogTail;
import io.evenkeel.multijvm.process.RunFolder;
import io.evenkeel.multijvm.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command {@code evenkeel up} with two nodes, as a user starts it. */
public final class LocalUp {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  private final Path data;
  private final int httpPort;
  private final JvmProcess process;

  private LocalUp(Path data, int httpPort, JvmProcess process) {
    this.data = data;
    this.httpPort = httpPort;
    this.process = process;
  }

  /** Starts the process and returns at once. */
  public static LocalUp start(Path data, int httpPort) {
    var arguments =
        List.of("up", "--nodes", "2", "--data", "" + data, "--http-port", "" + httpPort);
    var command =
        JavaProgram.evenkeel(
            List.of("launcher.cassandra.lib=" + JavaProgram.cassandraLib()), arguments);
    var output = RunFolder.create("up").resolve("output");
    return new LocalUp(data, httpPort, JvmProcess.start(command, output));
  }

  /** Blocks until it says that it is ready; fails at once when it ends. */
  public LocalUp awaitReady() {
    await("up is ready")
        .atMost(START)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("up has ended: " + process.output());
              }
              return process.output().lines().anyMatch(line -> line.startsWith("ready "));
            });
    return this;
  }

  public JvmProcess process() {
    return process;
  }

  public Api api(int node) {
    return new Api("http://127.0.0.1:" + (httpPort + node));
  }

  /** Every port that it or a child of it listens on, as its configuration files say. */
  public Set<Integer> ports() {
    var ports = new TreeSet<>(Set.of(httpPort, httpPort + 1));
    for (int node = 0; node < 2; node++) {
      PORT.matcher(read(data.resolve("conf").resolve("node-" + node + ".conf")))
          .results()
          .forEach(match -> ports.add(Integer.valueOf(match.group(1))));
    }
    return ports;
  }

  /** Ends it and what it started, whatever state it is in. For the end of a test. */
  public void end() {
    var children = process.descendants();
    process.end(Duration.ofSeconds(60));
    children.forEach(ProcessHandle::destroyForcibly);
  }

  /** Lets it stop; blocks until it is gone and gives its exit code. */
  public int terminate() {
    process.send(Signal.TERM);
    return process.awaitExit(Duration.ofSeconds(60));
  }

  /** What it printed, and the ends of all logs in its data folder. */
  public String logTail() {
    try (var files = Files.walk(data)) {
      return LogTail.of(process.outputFile())
          + files
              .filter(file -> file.toString().matches(".*/log/[^/]*\\.(log|out)"))
              .map(LogTail::of)
              .collect(Collectors.joining());
    } catch (IOException e) {
      return LogTail.of(process.outputFile()) + e;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
