package io.evenkeel.core.scaling;

import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.Set;

/**
 * The load of one target, from that of the cluster.
 *
 * @param ready that serve
 * @param perSecond calls that arrived
 * @param endedPerSecond calls that were answered
 * @param busy calls in flight, in units of what one instance can work on at a time
 * @param queued calls that wait
 * @param used mean over those that serve, 0 to 1
 */
public record ScalingLoad(
    int ready, double perSecond, double endedPerSecond, double busy, double queued, double used) {

  private static final ScalingLoad NONE = new ScalingLoad(0, 0, 0, 0, 0, 0);

  /** Of a service whose instances run in the cluster; nothing when nobody has told of it. */
  public static ScalingLoad ofService(ClusterLoadView cluster, String name) {
    return cluster.service(name).map(ScalingLoad::of).orElse(NONE);
  }

  private static ScalingLoad of(ServiceLoadView service) {
    int ready = service.instances().size();
    double ended = service.instances().stream().mapToDouble(i -> i.calls().endedPerSecond()).sum();
    long inFlight = service.instances().stream().mapToLong(i -> i.calls().inFlight()).sum();
    return new ScalingLoad(
        ready,
        service.calls().perSecond(),
        ended,
        busy(service.used() * ready, inFlight, service.queued()),
        service.queued(),
        service.used());
  }

  /**
   * Of all nodes; what waits for services that get no more instances by themselves.
   *
   * @param elastic names of the services that do
   */
  public static ScalingLoad ofNodes(ClusterLoadView cluster, Set<String> elastic) {
    var nodes = cluster.nodes();
    double used = nodes.stream().mapToDouble(NodeLoadView::used).average().orElse(0);
    int queued =
        cluster.services().stream()
            .filter(service -> !elastic.contains(service.service()))
            .mapToInt(ServiceLoadView::queued)
            .sum();
    long inFlight = nodes.stream().mapToLong(node -> node.http().inFlight()).sum();
    return new ScalingLoad(
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

  /**
   * What a policy sees of it.
   *
   * @param ordered as the driver says
   * @param perInstance calls per second that one can serve, above 0
   */
  public LoadSnapshot snapshot(long nowNanos, int ordered, double perInstance) {
    return new LoadSnapshot(
        nowNanos,
        Math.min(ordered, ready),
        Math.max(0, ordered - ready),
        perSecond,
        busy,
        queued,
        used,
        perInstance);
  }
}
