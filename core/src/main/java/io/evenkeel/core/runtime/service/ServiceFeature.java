package io.evenkeel.core.runtime.service;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.Cluster;
import akka.cluster.MemberStatus;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.Service;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.board.Board;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.RegistryState;
import io.evenkeel.core.service.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

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
    var meters = new NodeMeters(hostPort(node), System::nanoTime);
    node.offer(NodeMeters.class, meters);
    var host = startHost(node, services, settings, meters);
    leaveInOrder(node, host);
    node.offer(InstanceHosting.class, new InstanceHosting(host));
    node.offer(
        Services.class,
        new ClusterServices(
            node.system(),
            settings,
            catalog,
            meters,
            registry,
            startBoard(node, settings, registry)));
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

  private static ActorRef<Board.Command<Balancing>> startBoard(
      NodeContext node, ServiceSettings settings, ActorRef<ServiceRegistry.Command> registry) {
    var setting =
        new Board.Setting<Balancing>(
            "evenkeel-balancing",
            settings.limits().services(),
            settings.writeTimeout(),
            (set, replyTo) -> registry.tell(new ServiceRegistry.BalancingIs(set, replyTo)));
    return node.system().systemActorOf(Board.create(setting), setting.name(), Props.empty());
  }

  private static ActorRef<InstanceHost.Command> startHost(
      NodeContext node,
      Map<String, Service> services,
      ServiceSettings settings,
      NodeMeters meters) {
    var roles = node.settings().roles();
    var here =
        services.values().stream()
            .filter(service -> service.role().isEmpty() || roles.contains(service.role()))
            .toList();
    var handlers =
        node.system()
            .dispatchers()
            .lookup(DispatcherSelector.fromConfig("evenkeel.services.handler-dispatcher"));
    var setting =
        new InstanceHost.Setting(
            here,
            hostPort(node),
            meters,
            settings.restartAfter(),
            (service, id) ->
                ServiceInstance.create(
                    new ServiceInstance.Setting(
                        service,
                        id,
                        settings.maxWaiting(),
                        meters.instance(service.name(), id, service.atOnce()),
                        settings.drainQuiet(),
                        settings.shedding(),
                        handlers,
                        System::nanoTime,
                        ServiceFeature::heapFill)));
    return node.system()
        .systemActorOf(InstanceHost.create(setting), "evenkeel-instances", Props.empty());
  }

  private static String hostPort(NodeContext node) {
    var address = Cluster.get(node.system()).selfAddress();
    return address.getHost().orElse("") + ":" + address.getPort().map(String::valueOf).orElse("");
  }

  /** What counts against the heap of this process, garbage included: a collection comes at 1. */
  private static double heapFill() {
    var runtime = Runtime.getRuntime();
    return (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
  }

  /**
   * Routers of other nodes choose others while this node still answers what it has and what is on
   * its way. A node that is alone need not wait for them.
   */
  private static void leaveInOrder(NodeContext node, ActorRef<InstanceHost.Command> host) {
    var system = node.system();
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeServiceUnbind(),
            "evenkeel-services-leave",
            () -> {
              var left =
                  DirectStage.of(
                      AskPattern.ask(
                          host,
                          InstanceHost.Leave::new,
                          node.settings().shutdownTimeout(),
                          system.scheduler()));
              return isAlone(system) ? done() : left.handle((all, late) -> Done.getInstance());
            });
  }

  private static boolean isAlone(ActorSystem<?> system) {
    return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
            .filter(member -> member.status().equals(MemberStatus.up()))
            .count()
        <= 1;
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
