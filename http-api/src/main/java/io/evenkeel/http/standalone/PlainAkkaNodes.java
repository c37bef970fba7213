package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.ContactPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The plain Akka counter of the examples as processes, with the same JVM options as our own nodes.
 * Used by one thread.
 */
final class PlainAkkaNodes implements OtherNodes {

  private static final String MAIN = "io.evenkeel.examples.plainakka.PlainAkkaCounter";
  private static final String KEYSPACE = "plain_akka";
  private static final int START_SECONDS = 60;

  private final LocalClusterOptions options;
  private final ContactPoint cassandra;
  private final List<Process> processes = new ArrayList<>();

  /**
   * Nothing runs yet.
   *
   * @param options how many nodes, their heap and their compiler; the rest is not used
   * @param contactPoint of a running Cassandra, host:port
   */
  PlainAkkaNodes(LocalClusterOptions options, String contactPoint) {
    this.options = options;
    this.cassandra = ContactPoint.parse(contactPoint);
  }

  @Override
  public List<String> start() {
    CassandraSchema.create(CassandraSettings.local(cassandra).withKeyspace(KEYSPACE));
    int nodes = options.nodes();
    var remoting = FreePorts.find(nodes);
    int http = FreePorts.findInRow(nodes);
    for (int i = 0; i < nodes; i++) {
      processes.add(process(i, http + i, remoting));
      awaitListening(http + i);
    }
    return IntStream.range(http, http + nodes)
        .mapToObj(port -> "http://127.0.0.1:" + port)
        .toList();
  }

  @Override
  public void stop() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      end(processes.get(i));
    }
    processes.clear();
  }

  private Process process(int index, int httpPort, List<Integer> remoting) {
    var java = new JavaCommand(options.heapMegabytes(), options.optimizing(), false);
    var log = new Layout(options.data()).data().resolve("log").resolve("plain-" + index + ".out");
    var command = java.of(MAIN, logging(log), arguments(index, httpPort, remoting));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new StartFailed("the plain Akka program cannot be started", e);
    }
  }

  private static List<String> logging(Path log) {
    return List.of(
        "-Dlogback.configurationFile=evenkeel-logback-file.xml",
        "-Dlauncher.log.file=" + log.resolveSibling(log.getFileName() + ".log"));
  }

  private List<String> arguments(int index, int httpPort, List<Integer> remoting) {
    return List.of(
        "--http-port=" + httpPort,
        "--port=" + remoting.get(index),
        "--seed-nodes=127.0.0.1:" + remoting.get(0),
        "--cassandra=" + cassandra,
        "--keyspace=" + KEYSPACE,
        "--parallelism=2");
  }

  private static void awaitListening(int port) {
    for (int attempt = 0; attempt < START_SECONDS * 10; attempt++) {
      if (!FreePorts.isFree(port)) {
        return;
      }
      Pause.millis(100);
    }
    throw new StartFailed("the plain Akka program does not listen on port " + port);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
