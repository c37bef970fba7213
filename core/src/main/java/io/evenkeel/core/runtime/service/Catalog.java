package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.runtime.service.ServiceProtocol.Request;
import io.evenkeel.core.service.ServiceView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The services as the registry published them last, for readers on any thread. */
final class Catalog {

  /**
   * A service.
   *
   * @param actors of the instances that run in the cluster, by id
   * @param lost ids of those that cannot be reached: they will not answer
   */
  record Published(ServiceView view, Map<String, ActorRef<Request>> actors, Set<String> lost) {
    Published {
      actors = Map.copyOf(actors);
      lost = Set.copyOf(lost);
    }
  }

  private final Map<String, Published> services = new ConcurrentSkipListMap<>();

  void publish(Published now) {
    if (now.view().isGone()) {
      services.remove(now.view().name());
    } else {
      services.put(now.view().name(), now);
    }
  }

  Optional<Published> find(String service) {
    return Optional.ofNullable(services.get(service));
  }

  /** By name. */
  List<ServiceView> all() {
    return services.values().stream().map(Published::view).toList();
  }
}
