package io.evenkeel.core.runtime.scaling;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.load.LoadBook;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.runtime.scaling.ServiceDriver.HostingNode;
import io.evenkeel.core.runtime.service.InstanceHost;
import io.evenkeel.core.scaling.ScalingLoad;
import io.evenkeel.core.view.ClusterLoadView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the nodes have told of their load, and of whom nothing is known. Belongs to the controller;
 * not thread-safe.
 */
final class HeardLoad {

  private final ScalingSettings settings;
  private final LoadBook book;
  private final Map<String, ActorRef<InstanceHost.Command>> hosts = new HashMap<>();
  private List<String> up = List.of();
  private List<String> silent = List.of();

  /** Over the last report of each node. */
  private ClusterLoadView last = new ClusterLoadView(0, List.of(), List.of(), List.of(), List.of());

  HeardLoad(ScalingSettings settings) {
    this.settings = settings;
    this.book = new LoadBook(settings.window());
  }

  /** A node tells of its load, and who starts instances there. */
  void told(NodeReport report, ActorRef<InstanceHost.Command> host, long nowNanos) {
    book.add(report, nowNanos);
    hosts.put(report.node(), host);
  }

  /** Those who are to be heard; to be called before the load is looked at. */
  void membersAre(ClusterMembers members, long nowNanos) {
    up = members.up();
    book.membersAre(up);
    hosts.keySet().retainAll(up);
    var missing = new HashSet<>(members.unreachable());
    missing.addAll(book.silent(up, nowNanos, settings.holdAfter().toNanos()));
    silent = missing.stream().sorted().toList();
  }

  /**
   * Adds up what each node told last.
   *
   * @param elastic services that get more instances by themselves
   */
  void addUp(Set<String> elastic, long nowNanos) {
    last = book.view(1, elastic, silent, nowNanos);
  }

  /** Why not all is known; empty when it is. */
  String missing() {
    if (up.isEmpty()) {
      return "this node is no member yet";
    }
    return silent.isEmpty() ? "" : "nothing is known of the load of " + String.join(", ", silent);
  }

  /**
   * The load of a target, as it was added up.
   *
   * @param target a service, or empty for the nodes
   */
  ScalingLoad of(String target, Set<String> elastic) {
    return target.isEmpty()
        ? ScalingLoad.ofNodes(last, elastic)
        : ScalingLoad.ofService(last, target);
  }

  /** Over the last while, for people and for what watches. */
  ClusterLoadView recent(Set<String> elastic, long nowNanos) {
    return book.view(settings.window(), elastic, silent, nowNanos);
  }

  /** Those that can host a service, by what they said last. */
  Map<String, HostingNode> hosting(String service) {
    var hosting = new TreeMap<String, HostingNode>();
    for (var node : up) {
      var host = hosts.get(node);
      var count = book.last(node).map(report -> report.hosted().get(service));
      if (host != null && count.isPresent()) {
        hosting.put(node, new HostingNode(host, count.get()));
      }
    }
    return hosting;
  }
}
