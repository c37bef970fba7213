package io.evenkeel.core;

import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import com.typesafe.config.Config;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.runtime.NodeUrl;
import io.evenkeel.core.runtime.Readiness;
import io.evenkeel.core.view.NodeView;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the features of one node share. Thread-safe.
 *
 * @param config complete, with defaults and what is derived
 * @param services what features offer each other, by type
 */
public record NodeContext(
    ActorSystem<?> system,
    Config config,
    NodeSettings settings,
    List<EvenkeelApp> apps,
    Readiness readiness,
    Map<Class<?>, Object> services) {

  NodeContext(ActorSystem<?> system, Config config, NodeSettings settings, List<EvenkeelApp> apps) {
    this(system, config, settings, List.copyOf(apps), new Readiness(), new ConcurrentHashMap<>());
  }

  /** Offers a service to the features of later stages and to the embedding program. */
  public <T> void offer(Class<T> type, T service) {
    services.put(type, service);
  }

  /** The node as it is now. */
  NodeView describe() {
    var jvm = ManagementFactory.getRuntimeMXBean();
    var self = Cluster.get(system).selfAddress();
    return new NodeView(
        self.getHost().orElse("") + ":" + self.getPort().map(String::valueOf).orElse(""),
        require(NodeUrl.class).value(),
        jvm.getPid(),
        jvm.getUptime(),
        readiness.isReady());
  }

  /**
   * A service that an earlier stage must have offered.
   *
   * @throws IllegalStateException when it has not
   */
  public <T> T require(Class<T> type) {
    return find(type)
        .orElseThrow(() -> new IllegalStateException("no feature of this node offers " + type));
  }

  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(services.get(type)).map(type::cast);
  }
}
