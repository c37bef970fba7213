package io.evenkeel.core.view;

import io.evenkeel.core.wire.ClusterMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The load of the cluster at one moment: what policies, operators and the console see alike. The
 * work of shards is in {@link PlacementView}.
 *
 * @param seconds that rates and times are about
 * @param silent members that have not told of themselves lately, or are not reachable
 * @param anomalies what is unusual now, the longest first; none from a node that does not know of
 *     any
 */
public record ClusterLoadView(
    double seconds,
    List<NodeLoadView> nodes,
    List<ServiceLoadView> services,
    List<String> silent,
    List<AnomalyView> anomalies)
    implements ClusterMessage {

  public ClusterLoadView {
    nodes = List.copyOf(nodes);
    services = List.copyOf(services);
    silent = List.copyOf(silent);
    anomalies = List.copyOf(Objects.requireNonNullElse(anomalies, List.of()));
  }

  /** The same load, with what is unusual about it. */
  public ClusterLoadView with(List<AnomalyView> unusual) {
    return new ClusterLoadView(seconds, nodes, services, silent, unusual);
  }

  /** A service that was called lately or has an instance. */
  public Optional<ServiceLoadView> service(String name) {
    return services.stream().filter(one -> one.service().equals(name)).findFirst();
  }
}
