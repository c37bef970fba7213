package io.evenkeel.core.runtime.scaling;

import static java.util.concurrent.CompletableFuture.completedFuture;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.Service;
import io.evenkeel.core.runtime.service.InstanceHost;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.driver.Spread;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Instances of one service in the cluster, spread evenly over the nodes that can host them. What
 * the nodes have they say with their reports. Belongs to the controller; not thread-safe.
 */
final class ServiceDriver implements ScalingDriver {

  /** A node that can host instances of the service, and how many it was told to. */
  record HostingNode(ActorRef<InstanceHost.Command> host, int count) {}

  private final String service;
  private final Supplier<Map<String, HostingNode>> nodes;

  /**
   * A driver.
   *
   * @param nodes those that can host it now, by host:port
   */
  ServiceDriver(String service, Supplier<Map<String, HostingNode>> nodes) {
    this.service = service;
    this.nodes = nodes;
  }

  @Override
  public String name() {
    return "instances";
  }

  @Override
  public CompletionStage<Integer> ordered() {
    return completedFuture(nodes.get().values().stream().mapToInt(HostingNode::count).sum());
  }

  @Override
  public CompletionStage<Void> order(int count) {
    var here = nodes.get();
    var now = new HashMap<String, Integer>();
    here.forEach((node, hosting) -> now.put(node, hosting.count()));
    var wanted = Spread.over(now, count, Service.MOST_PER_NODE);
    here.forEach(
        (node, hosting) -> {
          int its = wanted.getOrDefault(node, 0);
          if (its != hosting.count()) {
            hosting.host().tell(new InstanceHost.Host(service, its));
          }
        });
    int room = here.size() * Service.MOST_PER_NODE;
    return count <= room
        ? completedFuture(null)
        : CompletableFuture.failedFuture(
            new IllegalStateException(here.size() + " nodes have room for " + room));
  }
}
