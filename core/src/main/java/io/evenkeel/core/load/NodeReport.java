package io.evenkeel.core.load;

import io.evenkeel.core.view.NodeResources;
import java.util.List;
import java.util.Map;

/**
 * What a node says of its load since its last report. One that is lost is made up for by the next.
 *
 * @param node host:port
 * @param seconds that it is about, above 0
 * @param http calls to its HTTP server
 * @param services calls from this node to each service that was called
 * @param instances of services in the cluster that run here
 * @param hosted instances that were ordered here, of each service that could run here
 */
public record NodeReport(
    String node,
    double seconds,
    NodeResources resources,
    CallCount http,
    Map<String, CallCount> services,
    List<InstanceCount> instances,
    Map<String, Integer> hosted) {

  public NodeReport {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a report must be about more than 0 s, was " + seconds);
    }
    services = Map.copyOf(services);
    instances = List.copyOf(instances);
    hosted = Map.copyOf(hosted);
  }
}
