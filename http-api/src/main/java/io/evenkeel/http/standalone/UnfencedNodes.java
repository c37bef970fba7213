package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.ContactPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Nodes of the same build with the fence off, in a keyspace of their own. For measuring what the
 * fence costs; entities with two writers refuse to start here.
 */
final class UnfencedNodes implements OtherNodes {

  private static final String KEYSPACE = "unfenced";
  private static final String SETTINGS =
      """
      evenkeel.fence.enabled = off
      evenkeel.cassandra.keyspace = "%s"
      """
          .formatted(KEYSPACE);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalClusterOptions options;
  private final ContactPoint cassandra;
  private final Layout layout;
  private final List<LocalNode> nodes = new ArrayList<>();

  /**
   * Nothing runs yet.
   *
   * @param options how many nodes, their heap and their compiler; the rest is not used
   * @param contactPoint of a running Cassandra, host:port
   */
  UnfencedNodes(LocalClusterOptions options, String contactPoint) {
    this.options = options;
    this.cassandra = ContactPoint.parse(contactPoint);
    this.layout = new Layout(options.data().resolve(KEYSPACE));
  }

  @Override
  public List<String> start() {
    DataFolder.empty(layout);
    CassandraSchema.create(CassandraSettings.local(cassandra).withKeyspace(KEYSPACE));
    var remoting = FreePorts.find(options.nodes());
    int http = FreePorts.findInRow(options.nodes());
    var java = new JavaCommand(options.heapMegabytes(), options.optimizing(), false);
    IntStream.range(0, options.nodes())
        .mapToObj(
            i -> new NodePlan(i, http + i, remoting, cassandra.port(), options.profile(), SETTINGS))
        .forEach(plan -> nodes.add(LocalNode.start(plan, layout, java, List.of())));
    nodes.forEach(node -> node.awaitReady(PATIENCE, () -> false));
    return nodes.stream().map(node -> node.plan().url()).toList();
  }

  @Override
  public void stop() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      nodes.get(i).stop(PATIENCE);
    }
    nodes.clear();
  }
}
