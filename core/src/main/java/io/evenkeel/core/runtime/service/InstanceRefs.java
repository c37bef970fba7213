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
  private Map<String, Map<String, ActorRef<Request>>> byService = Map.of();

  InstanceRefs(Address self) {
    this.self = self;
  }

  /** The name of the actor of a service's instance with this number on its node. */
  static String actorName(String service, int number) {
    return PREFIX + service + "." + number;
  }

  /** The id of an instance, unique within its service. */
  static String id(Address node, int number) {
    return hostPort(node) + "-" + number;
  }

  /** These can be reached now; returns the services whose actors are others than before. */
  Set<String> are(Set<ActorRef<Request>> actors) {
    var now = new HashMap<String, Map<String, ActorRef<Request>>>();
    for (var actor : actors) {
      var name = actor.path().name();
      int dot = name.lastIndexOf('.');
      if (name.startsWith(PREFIX) && dot > PREFIX.length()) {
        var service = name.substring(PREFIX.length(), dot);
        var id = hostPort(node(actor)) + "-" + name.substring(dot + 1);
        now.computeIfAbsent(service, s -> new HashMap<>()).put(id, actor);
      }
    }
    var changed = new HashSet<>(now.keySet());
    changed.addAll(byService.keySet());
    changed.removeIf(service -> of(service).equals(now.getOrDefault(service, Map.of())));
    byService = Map.copyOf(now);
    return changed;
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
