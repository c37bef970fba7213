package io.evenkeel.http.standalone;

import io.evenkeel.http.scaling.driver.NodeOrders;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.EmbeddedCassandra;
import io.evenkeel.persistence.cassandra.EmbeddedCassandraSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cassandra and some nodes as processes on this machine. Used by one thread; {@link #stop} may come
 * from another one, as from a shutdown hook.
 */
public final class LocalCluster {

  private static final Duration CASSANDRA_PATIENCE = Duration.ofSeconds(90);
  private static final Duration NODE_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** More than an orderly leave may take. */
  private static final Duration LEAVE_PATIENCE = Duration.ofMinutes(2);

  private final LocalClusterOptions options;
  private final Layout layout;
  private final DataFolder folder;
  private final Consumer<String> progress;
  private final NodeOrders orders;
  private final List<LocalNode> nodes = new ArrayList<>();
  private final List<Leaving> leaving = new ArrayList<>();
  private List<Integer> remotingPorts = List.of();
  private int cassandraPort;
  private Optional<EmbeddedCassandra> cassandra = Optional.empty();
  private boolean stopping;
  private int told = -1;
  private String trouble = "";

  private LocalCluster(
      LocalClusterOptions options, Layout layout, DataFolder folder, Consumer<String> progress) {
    this.options = options;
    this.layout = layout;
    this.folder = folder;
    this.progress = progress;
    this.orders = new NodeOrders(layout.data());
  }

  /**
   * Takes the data folder and clears away what a crash left; nothing runs yet.
   *
   * @param progress called with a line for the user whenever something has happened
   * @throws StartFailed when the folder cannot be had
   */
  public static LocalCluster prepare(LocalClusterOptions options, Consumer<String> progress) {
    var layout = new Layout(options.data());
    var folder = DataFolder.take(layout);
    Leftovers.end(layout.processes(), progress);
    if (options.fresh()) {
      DataFolder.empty(layout);
    }
    return new LocalCluster(options, layout, folder, progress);
  }

  /**
   * Starts everything and blocks until every node takes work.
   *
   * @return the URLs of the nodes, by index
   * @throws StartFailed when something does not start; call {@link #stop} then as well
   */
  public List<String> start() {
    options.httpPorts().forEach(port -> FreePorts.require(port, "give another --http-port"));
    var ports = FreePorts.find(options.nodes() + 2);
    cassandraPort = options.cassandraPort() == 0 ? ports.get(0) : options.cassandraPort();
    orders.forget();
    startDatabase(cassandraPort, ports.get(1));
    CassandraSchema.create(CassandraSettings.local(database().contactPoint()));
    startNodes(ports.subList(2, ports.size()));
    nodes.forEach(this::awaitReady);
    tell(nodes.size());
    return nodes.stream().map(node -> node.plan().url()).toList();
  }

  /** Starts Cassandra alone, instead of {@link #start}; blocks until it answers. */
  void startDatabase() {
    var ports = FreePorts.find(2);
    startDatabase(ports.get(0), ports.get(1));
  }

  private void startDatabase(int port, int storagePort) {
    var database = startCassandra(port, storagePort);
    database.awaitReady(CASSANDRA_PATIENCE, progress);
    progress.accept("cassandra answers at " + database.contactPoint());
  }

  /**
   * Blocks until {@link #stop} was called, and meanwhile starts nodes again that have ended by
   * themselves: after a pause, and not for ever. Starts and stops nodes as it is ordered to.
   *
   * @throws StartFailed when the database has ended
   */
  public void watch() throws InterruptedException {
    long start = System.nanoTime();
    var cares = new ArrayList<NodeCare>();
    nodes.forEach(node -> cares.add(new NodeCare(node, layout, progress, true, start)));
    while (!isStopping() && database().isAlive()) {
      for (int i = 0; i < cares.size(); i++) {
        if (cares.get(i).isDue(System.nanoTime())) {
          startAgain(i).ifPresent(cares.get(i)::started);
        }
      }
      follow(cares);
      Pause.millis(500);
    }
    if (!isStopping()) {
      throw new StartFailed("cassandra has ended; see " + layout.cassandra().resolve("log"));
    }
  }

  /** As {@link #obey}; what goes wrong is said once and tried again. */
  private void follow(List<NodeCare> cares) {
    try {
      obey(cares);
      trouble = "";
    } catch (UncheckedIOException | StartFailed e) {
      var said = String.valueOf(e.getMessage());
      if (!said.equals(trouble)) {
        progress.accept("nodes are not changed as is ordered: " + said);
      }
      trouble = said;
    }
  }

  /** One node more or fewer at a time, when that is ordered: always the last ones. */
  private synchronized void obey(List<NodeCare> cares) {
    leaving.removeIf(one -> !one.node().isAlive());
    leaving.forEach(Leaving::endWhenLate);
    int present = present(cares);
    int wanted = Math.max(1, orders.wanted().orElse(present));
    boolean more = present < wanted && nodes.size() < LocalClusterOptions.MOST_NODES;
    if (!stopping && more && leaving.isEmpty()) {
      cares.add(addNode());
      recordProcesses();
    } else if (!stopping && present > wanted) {
      removeNode();
      cares.remove(cares.size() - 1);
      recordProcesses();
    }
    tell(present(cares));
  }

  private void tell(int present) {
    if (present != told && !stopping) {
      orders.tell(present);
      told = present;
    }
  }

  /** A node that was told to leave. */
  private record Leaving(LocalNode node, long sinceNanos) {

    void endWhenLate() {
      if (System.nanoTime() - sinceNanos > LEAVE_PATIENCE.toNanos()) {
        node.handle().destroyForcibly();
      }
    }
  }

  private static int present(List<NodeCare> cares) {
    return (int) cares.stream().filter(care -> !care.staysAway()).count();
  }

  private void removeNode() {
    var last = nodes.remove(nodes.size() - 1);
    last.leave();
    leaving.add(new Leaving(last, System.nanoTime()));
    progress.accept(last.plan().name() + " leaves, as is ordered");
  }

  private NodeCare addNode() {
    int index = nodes.size();
    int httpPort = options.httpPort() + index;
    if (remotingPorts.size() <= index) {
      remotingPorts = Stream.concat(remotingPorts.stream(), FreePorts.find(1).stream()).toList();
    }
    var plan = plan(index, FreePorts.isFree(httpPort) ? httpPort : FreePorts.find(1).get(0));
    var node = LocalNode.start(plan, layout, java(plan), options.apps());
    nodes.add(node);
    progress.accept(plan.name() + " is started, as is ordered");
    return new NodeCare(node, layout, progress, false, System.nanoTime());
  }

  /** Empty when the cluster stops. */
  private synchronized Optional<LocalNode> startAgain(int index) {
    if (stopping) {
      return Optional.empty();
    }
    var plan = nodes.get(index).plan();
    var again = LocalNode.start(plan, layout, java(plan), options.apps());
    nodes.set(index, again);
    recordProcesses();
    return Optional.of(again);
  }

  /** Stops the nodes one after the other, the last first, then Cassandra. Can be called twice. */
  public synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    orders.forget();
    leaving.forEach(one -> one.node().stop(STOP_PATIENCE));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      nodes.get(i).stop(STOP_PATIENCE);
      progress.accept(nodes.get(i).plan().name() + " stopped");
    }
    cassandra.ifPresent(
        database -> {
          database.stop(STOP_PATIENCE);
          progress.accept("cassandra stopped");
        });
    Leftovers.forget(layout.processes());
    try {
      folder.close();
    } catch (IOException e) {
      throw new StartFailed("the lock of " + layout.data() + " cannot be released", e);
    }
  }

  /** Where the database takes CQL, host:port. */
  public String contactPoint() {
    return database().contactPoint().toString();
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private EmbeddedCassandra database() {
    return cassandra.orElseThrow(() -> new IllegalStateException("not started"));
  }

  private synchronized EmbeddedCassandra startCassandra(int port, int storagePort) {
    requireRunning();
    progress.accept("starting cassandra");
    var settings =
        EmbeddedCassandraSettings.of(layout.cassandra(), Layout.cassandraLib(), port, storagePort)
            .withSharedArchive(options.cassandraArchive());
    var database = EmbeddedCassandra.start(settings);
    cassandra = Optional.of(database);
    recordProcesses();
    return database;
  }

  private synchronized void startNodes(List<Integer> ports) {
    requireRunning();
    remotingPorts = ports;
    progress.accept("starting " + options.nodes() + " nodes");
    IntStream.range(0, options.nodes())
        .mapToObj(i -> plan(i, options.httpPorts().get(i)))
        .forEach(plan -> nodes.add(LocalNode.start(plan, layout, java(plan), options.apps())));
    recordProcesses();
  }

  private NodePlan plan(int index, int httpPort) {
    var scaling =
        """
        evenkeel.scaling.nodes {
          driver = process
          process.folder = "%s"
        }
        """
            .formatted(layout.data());
    return new NodePlan(
        index, httpPort, remotingPorts, cassandraPort, options.profile(), scaling + options.more());
  }

  /** One node writes the archive for all of them. */
  private JavaCommand java(NodePlan plan) {
    boolean training = options.training() && plan.index() == 0;
    return new JavaCommand(options.heapMegabytes(), options.optimizing(), training);
  }

  private void recordProcesses() {
    Leftovers.record(
        layout.processes(),
        Stream.concat(
                cassandra.stream().flatMap(c -> ProcessHandle.of(c.pid()).stream()),
                Stream.concat(nodes.stream(), leaving.stream().map(Leaving::node))
                    .map(LocalNode::handle))
            .toList());
  }

  private void requireRunning() {
    if (stopping) {
      throw new StartFailed("stopped while starting");
    }
  }

  private void awaitReady(LocalNode node) {
    node.awaitReady(NODE_PATIENCE, this::isStopping);
    progress.accept(node.plan().name() + " takes work at " + node.plan().url());
  }
}
