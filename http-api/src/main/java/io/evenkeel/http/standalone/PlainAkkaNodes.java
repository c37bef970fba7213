package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.ContactPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The plain Akka counter of the examples as processes, with the same JVM options as our own nodes.
 * Used by one thread, but for {@link #stop}, which may come from a shutdown hook.
 */
public final class PlainAkkaNodes implements OtherNodes {

  private static final String MAIN = "io.evenkeel.examples.plainakka.PlainAkkaCounter";
  private static final int START_SECONDS = 60;

  private final LocalClusterOptions options;
  private final ContactPoint cassandra;
  private final PlainAkka variant;
  private final List<PlainAkkaPlan> plans = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private boolean stopped;

  /**
   * Nothing runs yet.
   *
   * @param options how many nodes, their heap and their compiler; the rest is not used
   * @param contactPoint of a running Cassandra, host:port
   */
  PlainAkkaNodes(LocalClusterOptions options, String contactPoint, PlainAkka variant) {
    this.options = options;
    this.cassandra = ContactPoint.parse(contactPoint);
    this.variant = variant;
  }

  /** As many nodes as a running cluster has, like its own, on its Cassandra; nothing runs yet. */
  public static PlainAkkaNodes beside(TemporaryCluster cluster, PlainAkka variant) {
    return new PlainAkkaNodes(cluster.options(), cluster.contactPoint(), variant);
  }

  @Override
  public List<String> start() {
    CassandraSchema.create(CassandraSettings.local(cassandra).withKeyspace(variant.keyspace()));
    int nodes = options.nodes();
    var remoting = FreePorts.find(nodes);
    int http = FreePorts.findInRow(nodes);
    for (int i = 0; i < nodes; i++) {
      var plan = new PlainAkkaPlan(variant, i, http + i, remoting, cassandra);
      plans.add(plan);
      add(plan);
      awaitListening(plan.httpPort());
    }
    return plans.stream().map(PlainAkkaPlan::url).toList();
  }

  /** The process of a node that was started. */
  public ProcessHandle process(int index) {
    return processes.get(index).toHandle();
  }

  /** The node's index by the address that the others know it by; -1 for none of these. */
  public int index(String address) {
    return plans.stream()
        .filter(plan -> plan.address().equals(address))
        .mapToInt(PlainAkkaPlan::index)
        .findFirst()
        .orElse(-1);
  }

  /** The URLs, by index. */
  public List<String> urls() {
    return plans.stream().map(PlainAkkaPlan::url).toList();
  }

  /**
   * Ends what is left of a node, by force, and starts it at its old address, as a supervisor would;
   * blocks until it listens.
   */
  public void startAgain(int index) {
    try {
      processes.get(index).destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
    set(index, plans.get(index));
    awaitListening(plans.get(index).httpPort());
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    for (int i = processes.size() - 1; i >= 0; i--) {
      end(processes.get(i));
    }
    processes.clear();
  }

  private synchronized void add(PlainAkkaPlan plan) {
    requireRunning();
    processes.add(process(plan));
  }

  private synchronized void set(int index, PlainAkkaPlan plan) {
    requireRunning();
    processes.set(index, process(plan));
  }

  private void requireRunning() {
    if (stopped) {
      throw new StartFailed("stopped meanwhile");
    }
  }

  private Process process(PlainAkkaPlan plan) {
    var java = new JavaCommand(options.heapMegabytes(), options.optimizing(), false);
    var log = new Layout(options.data()).data().resolve("log").resolve(plan.name() + ".out");
    var command = java.of(MAIN, logging(log), plan.arguments());
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
