package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.ContactPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Single nodes with settings to try, each a cluster of its own in a process of its own, on one
 * Cassandra in a temporary folder. At most two run at a time. Used by one thread; ends with this
 * process at the latest.
 */
public final class TrialNodes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PLACES = 2;

  private final TemporaryFolder folder;
  private final LocalClusterOptions options;
  private final LocalCluster database;
  private final List<Optional<LocalNode>> nodes = new ArrayList<>();
  private boolean stopped;

  private TrialNodes(
      TemporaryFolder folder, LocalClusterOptions options, Consumer<String> progress) {
    this.folder = folder;
    this.options = options;
    this.database = LocalCluster.prepare(options, progress);
    for (int place = 0; place < PLACES; place++) {
      nodes.add(Optional.empty());
    }
  }

  /** Starts Cassandra in a temporary folder; blocks until it answers. */
  public static TrialNodes prepare(
      int heapMegabytes, boolean optimizing, Consumer<String> progress) {
    var folder = TemporaryFolder.create("evenkeel-tune");
    try {
      var options = LocalClusterOptions.temporary(folder.path(), 1, heapMegabytes, optimizing);
      var all = new TrialNodes(folder, options, progress);
      folder.endsWith(all::stop);
      all.database.startDatabase();
      return all;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Starts a node and blocks until it takes work; one that was at this place has to be ended
   * before.
   *
   * @param place 0 or 1, each with a keyspace of its own
   * @param settings lines of a configuration file, which win over all else
   * @return its URL
   * @throws StartFailed when it does not start, as with settings that it refuses
   */
  public String start(int place, String settings) {
    var keyspace = "trial_" + place;
    var cassandra = ContactPoint.parse(database.contactPoint());
    var layout = new Layout(options.data().resolve(keyspace));
    DataFolder.empty(layout);
    CassandraSchema.create(CassandraSettings.local(cassandra).withKeyspace(keyspace));
    var plan =
        new NodePlan(
            0,
            FreePorts.findInRow(1),
            FreePorts.find(1),
            cassandra.port(),
            options.profile(),
            "evenkeel.cassandra.keyspace = \"" + keyspace + "\"\n" + settings);
    var java = new JavaCommand(options.heapMegabytes(), options.optimizing(), false);
    var node = started(place, plan, layout, java);
    node.awaitReady(PATIENCE, this::isStopped);
    return node.plan().url();
  }

  private synchronized LocalNode started(
      int place, NodePlan plan, Layout layout, JavaCommand java) {
    if (stopped) {
      throw new StartFailed("stopped while starting");
    }
    var node = LocalNode.start(plan, layout, java, List.of());
    nodes.set(place, Optional.of(node));
    return node;
  }

  /** Ends the node at a place, if there is one. */
  public synchronized void end(int place) {
    nodes.get(place).ifPresent(node -> node.stop(PATIENCE));
    nodes.set(place, Optional.empty());
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    folder.close();
  }

  private synchronized void stop() {
    stopped = true;
    nodes.forEach(node -> node.ifPresent(one -> one.stop(PATIENCE)));
    database.stop();
  }
}
