package io.evenkeel.core.runtime.service;

import static java.util.concurrent.CompletableFuture.completedFuture;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.Cluster;
import akka.japi.function.Function;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSource;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.protection.Admission;
import io.evenkeel.core.protection.Hedging;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.board.Board;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.runtime.service.Catalog.Published;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Desk;
import io.evenkeel.core.service.InstanceKey;
import io.evenkeel.core.service.Registration;
import io.evenkeel.core.service.RegistryLimits;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.ServiceRefused;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** The services of the cluster behind the registry and a router for each. Thread-safe. */
final class ClusterServices implements Services {

  /** The registry and routers keep time by themselves; this is for when one of them has stopped. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ActorSystem<?> system;
  private final ServiceSettings settings;
  private final Catalog catalog;
  private final NodeMeters meters;
  private final ActorRef<ServiceRegistry.Command> registry;
  private final ActorRef<Board.Command<Balancing>> balancing;
  private final Map<String, ActorRef<ServiceRouter.Command>> routers = new ConcurrentHashMap<>();
  private final AtomicLong routersStarted = new AtomicLong();

  ClusterServices(
      ActorSystem<?> system,
      ServiceSettings settings,
      Catalog catalog,
      NodeMeters meters,
      ActorRef<ServiceRegistry.Command> registry,
      ActorRef<Board.Command<Balancing>> balancing) {
    this.system = system;
    this.settings = settings;
    this.catalog = catalog;
    this.meters = meters;
    this.registry = registry;
    this.balancing = balancing;
  }

  @Override
  public List<ServiceView> all() {
    return catalog.all();
  }

  @Override
  public Optional<ServiceView> find(String service) {
    return catalog.find(service).map(Published::view);
  }

  @Override
  public Source<ServiceView, NotUsed> changes(String service) {
    return ActorSource.<Published>actorRef(
            never -> false, never -> Optional.empty(), 1, OverflowStrategy.dropHead())
        .mapMaterializedValue(
            watcher -> {
              registry.tell(new ServiceRegistry.Watch(service, watcher));
              return NotUsed.getInstance();
            })
        .map(Published::view);
  }

  @Override
  public RegistryLimits limits() {
    return settings.limits();
  }

  @Override
  public CompletionStage<Ordered> register(InstanceKey key, Registration registration) {
    var checked = settings.limits().checked(registration);
    return order(registry, replyTo -> new ServiceRegistry.Register(key, checked, replyTo));
  }

  @Override
  public CompletionStage<Ordered> deregister(InstanceKey key) {
    return order(registry, replyTo -> new ServiceRegistry.Deregister(key, replyTo));
  }

  @Override
  public CompletionStage<Ordered> balance(String service, Balancing wanted) {
    var unused = wanted.create(); // or it would be told to routers that cannot
    return order(balancing, replyTo -> new Board.Put<>(service, wanted, replyTo));
  }

  private <C> CompletionStage<Ordered> order(
      ActorRef<C> actor, Function<ActorRef<Ordered>, C> order) {
    var patience = settings.writeTimeout().plus(GRACE);
    return DirectStage.of(AskPattern.ask(actor, order, patience, system.scheduler()))
        .exceptionally(late -> new Ordered(Change.UNKNOWN, "the registry did not answer in time"));
  }

  @Override
  public CompletionStage<RoutingView> routing(String service) {
    var router = routers.get(service);
    return router == null
        ? completedFuture(RoutingView.IDLE)
        : DirectStage.of(
                AskPattern.ask(router, ServiceRouter.Describe::new, GRACE, system.scheduler()))
            .exceptionally(late -> RoutingView.IDLE);
  }

  @Override
  public CompletionStage<ServiceReply> call(String service, ServiceCall call) {
    return router(service)
        .map(router -> ask(router, call))
        .orElseGet(() -> completedFuture(noService(service)));
  }

  private CompletableFuture<ServiceReply> ask(
      ActorRef<ServiceRouter.Command> router, ServiceCall call) {
    return DirectStage.of(
            AskPattern.<ServiceRouter.Command, ServiceReply>ask(
                router,
                replyTo -> new ServiceRouter.Send(call, replyTo),
                call.budget().plus(GRACE),
                system.scheduler()))
        .exceptionally(late -> ServiceReply.refused(Kind.TOO_LATE, "the router did not answer"));
  }

  @Override
  public CompletionStage<Ticket> pick(
      String service, String operation, Call call, String tenant, Duration budget) {
    var checked = ServiceCall.requireBudget(budget);
    return router(service)
        .map(router -> ask(router, operation, call, tenant, checked))
        .orElseGet(() -> CompletableFuture.failedFuture(new ServiceRefused(noService(service))));
  }

  private CompletableFuture<Ticket> ask(
      ActorRef<ServiceRouter.Command> router,
      String operation,
      Call call,
      String tenant,
      Duration budget) {
    return DirectStage.of(
            AskPattern.<ServiceRouter.Command, ServiceRouter.Picked>ask(
                router,
                replyTo -> new ServiceRouter.Pick(operation, call, tenant, budget, replyTo),
                GRACE,
                system.scheduler()))
        .thenApply(picked -> LentTicket.of(picked, router));
  }

  private static ServiceReply noService(String service) {
    return ServiceReply.refused(Kind.NO_INSTANCE, "there is no service '" + service + "'");
  }

  @Override
  public Duration defaultBudget() {
    return settings.callTimeout();
  }

  /** Only for services that are there, so that wrong names start nothing. */
  private Optional<ActorRef<ServiceRouter.Command>> router(String service) {
    var known = routers.get(service);
    return known != null
        ? Optional.of(known)
        : catalog
            .find(service)
            .map(found -> routers.computeIfAbsent(service, name -> start(name, found)));
  }

  private ActorRef<ServiceRouter.Command> start(String service, Published found) {
    var book = new CandidateBook(routersAtStart(), settings.callTimeout().toNanos());
    var random = new SplittableRandom();
    var desk = new Desk(book, random, settings.byDefault(), settings.protection());
    var setting =
        new ServiceRouter.Setting(
            desk,
            found,
            new Admission(settings.admission(), random.split()),
            settings.hedging().map(Hedging::new),
            meters.service(service),
            System::nanoTime,
            Clock.systemUTC(),
            () -> forget(service));
    var name = "evenkeel-router." + service + "." + routersStarted.incrementAndGet();
    return system.systemActorOf(ServiceRouter.create(setting, registry), name, Props.empty());
  }

  private void forget(String service) {
    routers.remove(service);
    meters.forgetService(service);
  }

  /** One on each member; strategies take it for an estimate. */
  private int routersAtStart() {
    var members = Cluster.get(system).state().getMembers().spliterator();
    return Math.max(1, (int) StreamSupport.stream(members, false).count());
  }
}
