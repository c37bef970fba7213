package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.Set;

/**
 * The load of one target.
 *
 * @param ready that serve
 * @param perSecond calls that arrived
 * @param endedPerSecond calls that were answered
 * @param busy calls in flight, in units of what one instance can work on at a time
 * @param queued calls that wait
 * @param used mean over those that serve, 0 to 1
 */
record Load(
    int ready, double perSecond, double endedPerSecond, double busy, double queued, double used) {

  private static final Load NONE = new Load(0, 0, 0, 0, 0, 0);

  /** Of a service whose instances run in the cluster. */
  static Load ofService(ClusterLoadView cluster, String name) {
    return cluster.service(name).map(Load::of).orElse(NONE);
  }

  private static Load of(ServiceLoadView service) {
    int ready = service.instances().size();
    double ended = service.instances().stream().mapToDouble(i -> i.calls().endedPerSecond()).sum();
    long inFlight = service.instances().stream().mapToLong(i -> i.calls().inFlight()).sum();
    return new Load(
        ready,
        service.calls().perSecond(),
        ended,
        busy(service.used() * ready, inFlight, service.queued()),
        service.queued(),
        service.used());
  }

  /** Of all nodes; what waits for services that get no more instances by themselves. */
  static Load ofNodes(ClusterLoadView cluster, Set<String> elastic) {
    var nodes = cluster.nodes();
    double used = nodes.stream().mapToDouble(NodeLoadView::used).average().orElse(0);
    int queued =
        cluster.services().stream()
            .filter(service -> !elastic.contains(service.service()))
            .mapToInt(ServiceLoadView::queued)
            .sum();
    long inFlight = nodes.stream().mapToLong(node -> node.http().inFlight()).sum();
    return new Load(
        nodes.size(),
        nodes.stream().mapToDouble(node -> node.http().perSecond()).sum(),
        nodes.stream().mapToDouble(node -> node.http().endedPerSecond()).sum(),
        busy(used * nodes.size(), inFlight, queued),
        queued,
        used);
  }

  /** What waits takes as much as what is worked on. */
  private static double busy(double working, long inFlight, int queued) {
    double inWork = Math.max(1, inFlight - queued);
    return working + queued * working / inWork;
  }
}
