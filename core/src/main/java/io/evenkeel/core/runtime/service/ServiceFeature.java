package io.evenkeel.core.runtime.service;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.cluster.Cluster;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.Service;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.RegistryState;
import io.evenkeel.core.service.Services;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs the services of the node's applications, keeps the registry and offers {@link Services} and
 * {@link HealthChecking}.
 */
public final class ServiceFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.HOST;
  }

  @Override
  public void attachTo(NodeContext node) {
    var settings = ServiceSettings.from(node.config());
    var services = servicesOf(node.apps());
    var state =
        new RegistryState(strategies(services, settings), settings.byDefault(), settings.limits());
    var catalog = new Catalog();
    var registry = startRegistry(node, settings, state, catalog);
    var balancing =
        node.system()
            .systemActorOf(
                BalancingBoard.create(
                    settings.limits().services(), settings.writeTimeout(), registry),
                "evenkeel-balancing",
                Props.empty());
    leaveInOrder(node, startInstances(node, services, settings));
    node.offer(
        Services.class, new ClusterServices(node.system(), settings, catalog, registry, balancing));
    node.offer(
        HealthChecking.class, probe -> startChecks(node, settings.checks(), probe, registry));
  }

  private static Map<String, Service> servicesOf(List<EvenkeelApp> apps) {
    var services = new LinkedHashMap<String, Service>();
    for (var app : apps) {
      for (var service : app.services()) {
        if (services.put(service.name(), service) != null) {
          throw new IllegalArgumentException("service '" + service.name() + "' is defined twice");
        }
      }
    }
    return services;
  }

  private static Map<String, Balancing> strategies(
      Map<String, Service> services, ServiceSettings settings) {
    var strategies = new LinkedHashMap<String, Balancing>();
    services.forEach(
        (name, service) -> {
          var own = service.strategy();
          var balancing = own.isEmpty() ? settings.byDefault() : Balancing.by(own);
          var unused = balancing.create(); // an unknown name ends the start
          strategies.put(name, balancing);
        });
    return strategies;
  }

  private static ActorRef<ServiceRegistry.Command> startRegistry(
      NodeContext node, ServiceSettings settings, RegistryState state, Catalog catalog) {
    var setting =
        new ServiceRegistry.Setting(state, catalog, settings.writeTimeout(), System::nanoTime);
    return node.system()
        .systemActorOf(ServiceRegistry.create(setting), "evenkeel-services", Props.empty());
  }

  private static List<ActorRef<ServiceInstance.Command>> startInstances(
      NodeContext node, Map<String, Service> services, ServiceSettings settings) {
    var started = new ArrayList<ActorRef<ServiceInstance.Command>>();
    var roles = node.settings().roles();
    services.values().stream()
        .filter(service -> service.role().isEmpty() || roles.contains(service.role()))
        .forEach(
            service -> {
              for (int i = 0; i < service.perNode(); i++) {
                started.add(startInstance(node, service, i, settings));
              }
            });
    return started;
  }

  private static ActorRef<ServiceInstance.Command> startInstance(
      NodeContext node, Service service, int number, ServiceSettings settings) {
    var system = node.system();
    var handlers = DispatcherSelector.fromConfig("evenkeel.services.handler-dispatcher");
    var setting =
        new ServiceInstance.Setting(
            service,
            InstanceRefs.id(Cluster.get(system).selfAddress(), number),
            settings.maxWaiting(),
            settings.shedding(),
            system.dispatchers().lookup(handlers),
            System::nanoTime,
            ServiceFeature::heapFill);
    return system.systemActorOf(
        ServiceInstance.create(setting),
        InstanceRefs.actorName(service.name(), number),
        Props.empty());
  }

  /** What counts against the heap of this process, garbage included: a collection comes at 1. */
  private static double heapFill() {
    var runtime = Runtime.getRuntime();
    return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
  }

  /** Routers of other nodes choose others while this node still answers what it has. */
  private static void leaveInOrder(
      NodeContext node, List<ActorRef<ServiceInstance.Command>> instances) {
    CoordinatedShutdown.get(node.system())
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "evenkeel-services-leave",
            () -> {
              instances.forEach(instance -> instance.tell(ServiceInstance.Leave.INSTANCE));
              return done();
            });
  }

  private static CompletionStage<Done> done() {
    return CompletableFuture.completedFuture(Done.getInstance());
  }

  private static void startChecks(
      NodeContext node,
      ServiceSettings.Checks checks,
      HealthProbe probe,
      ActorRef<ServiceRegistry.Command> registry) {
    if (checks.enabled()) {
      node.system()
          .systemActorOf(
              HealthChecks.create(checks, probe, registry, System::nanoTime),
              "evenkeel-health-checks",
              Props.empty());
    }
  }
}
