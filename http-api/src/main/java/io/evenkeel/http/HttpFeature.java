package io.evenkeel.http;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.stream.SystemMaterializer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.Membership;
import io.evenkeel.core.runtime.NodeUrl;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.runtime.scaling.AnomalyGauges;
import io.evenkeel.core.runtime.scaling.Elasticity;
import io.evenkeel.core.runtime.scaling.ScalingGauges;
import io.evenkeel.core.runtime.service.HealthChecking;
import io.evenkeel.core.service.Services;
import io.evenkeel.http.error.ErrorHandlers;
import io.evenkeel.http.gateway.GatewaySettings;
import io.evenkeel.http.gateway.HttpGateway;
import io.evenkeel.http.gateway.client.ClientSettings;
import io.evenkeel.http.gateway.client.UpstreamClient;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the node's HTTP API; drains it when the node leaves. */
public final class HttpFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.SERVE;
  }

  @Override
  public Config derive(Config config) {
    var settings = HttpSettings.from(config);
    var remoting = "akka.remote.artery.advanced.";
    return ConfigFactory.parseMap(
            Map.of(
                "akka.http.server.max-connections",
                settings.maxConnections(),
                remoting + "maximum-frame-size",
                settings.frameBytes() + "b",
                remoting + "buffer-pool-size",
                32),
            "derived from evenkeel.http")
        .withFallback(ConfigFactory.parseResources("evenkeel-http.conf"));
  }

  @Override
  public void attachTo(NodeContext node) {
    var settings = HttpSettings.from(node.config());
    if (settings.enabled()) {
      RequestTimeout.check(node.config());
      if (settings.port() != 0) {
        node.require(NodeUrl.class).set(settings.url(settings.port()));
      }
      node.readiness().require("http", bind(node, settings));
      if (settings.agentPort() != 0) {
        node.readiness()
            .require(
                "agent-check",
                new AgentChecks(node.require(Services.class), node.system())
                    .bind(settings.host(), settings.agentPort()));
      }
      node.require(HealthChecking.class).startWith(new HttpHealthProbe(node.system()));
    }
  }

  private static CompletionStage<ServerBinding> bind(NodeContext node, HttpSettings settings) {
    var inFlight = new AtomicInteger();
    var bodies = new BodyBudget(settings.maxBodyBytesInFlight());
    var metrics =
        new Metrics(
            inFlight, bodies, node.require(ScalingGauges.class), node.require(AnomalyGauges.class));
    node.find(WriterFence.class).ifPresent(metrics::show);
    var body = new JsonBody(settings, bodies, node.system());
    var calls = new EntityCalls(node.require(Entities.class), body, node.readiness());
    var load = node.require(NodeMeters.class).http();
    var limit = new InFlightLimit(settings.maxInFlight(), inFlight, metrics, load);
    var services = services(node, body);
    var routes =
        routes(node, settings, body, calls, services, limit, metrics).handler(node.system());
    var direct = new DirectRoute(calls, services, limit, new RequestTimeout(routes));
    var unfinished = new UnfinishedCalls(direct, node.system());
    unfinished.answeredBefore(settings.drainTimeout());
    node.system().getWhenTerminated().thenRun(metrics::close);
    return Http.get(node.system())
        .newServerAt(settings.host(), settings.port())
        .bind(new LingeringClose(unfinished, settings.bodyTimeout(), node.system()))
        .exceptionally(failure -> notBound(failure, settings))
        .thenApply(binding -> bound(binding, node, settings));
  }

  private static CallRoutes services(NodeContext node, JsonBody body) {
    var services = node.require(Services.class);
    var settings = GatewaySettings.from(node.config());
    var client = client(node.system(), settings.client());
    var gateway = new HttpGateway(node.system(), services, client, settings, System::nanoTime);
    return new CallRoutes(services, body, gateway);
  }

  /** One that ends with the node, after the calls under way. */
  private static UpstreamClient client(ActorSystem<?> system, ClientSettings settings) {
    var materializer = SystemMaterializer.get(system).materializer();
    var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    var client = new UpstreamClient(settings, materializer, blocking);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceStop(),
            "gateway-client",
            () -> client.stop().thenApply(stopped -> Done.done()));
    return client;
  }

  private static ServerBinding notBound(Throwable failure, HttpSettings settings) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    throw new IllegalStateException(
        "evenkeel.http.port %d cannot be listened on: %s"
            .formatted(settings.port(), cause.getMessage()),
        failure);
  }

  private static ServerBinding bound(
      ServerBinding binding, NodeContext node, HttpSettings settings) {
    node.require(NodeUrl.class).set(settings.url(binding.localAddress().getPort()));
    return binding.addToCoordinatedShutdown(settings.drainTimeout(), node.system());
  }

  private static Route routes(
      NodeContext node,
      HttpSettings settings,
      JsonBody body,
      EntityCalls calls,
      CallRoutes serviceCalls,
      InFlightLimit limit,
      Metrics metrics) {
    var entities = node.require(Entities.class);
    var streams = new EventStreams(settings);
    var events = new EventRoutes(entities, streams, node.system());
    var scaling = new ScalingRoutes(node.require(Elasticity.class), body);
    var services =
        new ServiceRoutes(node.require(Services.class), body, streams, serviceCalls, scaling);
    var types = new EntityTypeRoutes(entities);
    var cluster =
        new ClusterRoutes(
            node.settings().name(),
            node.require(Membership.class),
            node.require(Placement.class),
            entities,
            node.require(FailoverTimeline.class),
            scaling);
    var v1 =
        answered(
            Directives.concat(
                new EntityRoutes(calls, events).routes(),
                types.types(),
                services.routes(),
                cluster.routes()));
    return answered(
        Directives.concat(
            Directives.pathPrefix("v1", () -> limit.around(() -> v1)),
            types.openApi(),
            new HealthRoutes(node.readiness(), metrics).routes()));
  }

  /** Routes that answer every request, errors and unknown paths included. */
  private static Route answered(Route routes) {
    // made once: what is inside of a directive is called for every request
    var handled = Directives.handleRejections(ErrorHandlers.rejections(), () -> routes);
    return Directives.handleExceptions(ErrorHandlers.exceptions(), () -> handled);
  }
}
