package io.evenkeel.core.runtime.service;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import io.evenkeel.core.runtime.service.ServiceProtocol.Request;
import io.evenkeel.core.service.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actors behind instances in the cluster. Which service one belongs to stands in its name. */
final class InstanceRefs {

  private static final String PREFIX = "evenkeel-service.";

  private final Address self;
  private Map<String, Set<String>> lost = Map.of();
  private Map<String, Map<String, ActorRef<Request>>> byService = Map.of();

  InstanceRefs(Address self) {
    this.self = self;
  }

  /** The name of the actor of a service's instance with this number on its node. */
  static String actorName(String service, int number) {
    return PREFIX + service + "." + number;
  }

  /**
   * These are there, and these of them can be reached; returns the services whose actors are others
   * than before.
   */
  Set<String> are(Set<ActorRef<Request>> all, Set<ActorRef<Request>> reachable) {
    var now = byService(reachable);
    var unreachable = new HashSet<>(all);
    unreachable.removeAll(reachable);
    var gone = new HashMap<String, Set<String>>();
    byService(unreachable).forEach((service, some) -> gone.put(service, Set.copyOf(some.keySet())));
    lost = Map.copyOf(gone);
    var changed = new HashSet<>(now.keySet());
    changed.addAll(byService.keySet());
    changed.removeIf(service -> of(service).equals(now.getOrDefault(service, Map.of())));
    byService = Map.copyOf(now);
    return changed;
  }

  private Map<String, Map<String, ActorRef<Request>>> byService(Set<ActorRef<Request>> actors) {
    var byService = new HashMap<String, Map<String, ActorRef<Request>>>();
    for (var actor : actors) {
      var name = actor.path().name();
      int dot = name.lastIndexOf('.');
      if (name.startsWith(PREFIX) && dot > PREFIX.length()) {
        var service = name.substring(PREFIX.length(), dot);
        var id = hostPort(node(actor)) + "-" + name.substring(dot + 1);
        byService.computeIfAbsent(service, s -> new HashMap<>()).put(id, actor);
      }
    }
    return byService;
  }

  /** The ids of those that are there and cannot be reached; one that leaves is not among them. */
  Set<String> lost(String service) {
    return lost.getOrDefault(service, Set.of());
  }

  /** By id. */
  Map<String, ActorRef<Request>> of(String service) {
    return byService.getOrDefault(service, Map.of());
  }

  /** By service. */
  Map<String, List<Instance>> instances() {
    var instances = new HashMap<String, List<Instance>>();
    byService.forEach(
        (service, actors) -> {
          var some = new ArrayList<Instance>();
          actors.forEach((id, actor) -> some.add(Instance.ofActor(id, hostPort(node(actor)))));
          some.sort(Comparator.comparing(Instance::id));
          instances.put(service, List.copyOf(some));
        });
    return instances;
  }

  private Address node(ActorRef<Request> actor) {
    var address = actor.path().address();
    return address.hasGlobalScope() ? address : self;
  }

  private static String hostPort(Address node) {
    return node.getHost().orElse("") + ":" + node.getPort().map(String::valueOf).orElse("");
  }
}
