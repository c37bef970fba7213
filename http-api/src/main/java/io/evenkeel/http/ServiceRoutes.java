package io.evenkeel.http;

import static akka.http.javadsl.server.PathMatchers.segment;
import static java.nio.charset.StandardCharsets.UTF_8;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.Route;
import io.evenkeel.core.Service;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.InstanceKey;
import io.evenkeel.core.service.MeasuredWeights;
import io.evenkeel.core.service.RoutingView;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Services.Ordered;
import io.evenkeel.http.discovery.DiscoveryFormat;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Services, their instances and how they are balanced.
 *
 * <pre>
 * GET    /v1/services?format=                      200 | 400
 * GET    /v1/services/{name}?format=               200 | 400 404
 * GET    /v1/services/{name}/instances             200 | 400 404; or a live stream | 400 503
 * PUT    /v1/services/{name}/instances/{instance}  201 200 | 400 409 413 415 503
 * DELETE /v1/services/{name}/instances/{instance}  204 | 400 404 503
 * GET    /v1/services/{name}/balancing             200 | 400 404
 * PUT    /v1/services/{name}/balancing             200 | 400 404 413 415 503
 * </pre>
 *
 * {@code format} is {@code prometheus}, {@code haproxy} or {@code nginx}. A stream of a service
 * that is not there waits for it.
 */
final class ServiceRoutes extends AllDirectives {

  private static final PathMatcher1<String> INSTANCE = segment("instances").slash(segment());

  private final Services services;
  private final JsonBody body;
  private final EventStreams streams;
  private final CallRoutes calls;
  private final ScalingRoutes scaling;

  ServiceRoutes(
      Services services,
      JsonBody body,
      EventStreams streams,
      CallRoutes calls,
      ScalingRoutes scaling) {
    this.services = services;
    this.body = body;
    this.streams = streams;
    this.calls = calls;
    this.scaling = scaling;
  }

  Route routes() {
    return pathPrefix(
        "services",
        () -> concat(pathEnd(() -> get(this::list)), pathPrefix(segment(), this::ofService)));
  }

  private Route ofService(String name) {
    return concat(
        calls.ofService(name),
        scaling.ofService(name, () -> ScalingRoutes.requireInCluster(find(name))),
        pathEnd(() -> get(() -> service(name))),
        path("instances", () -> get(() -> instances(name))),
        path(
            INSTANCE,
            instance ->
                concat(
                    put(() -> extractRequest(request -> register(name, instance, request))),
                    delete(() -> deregister(name, instance)))),
        path(
            "balancing",
            () ->
                concat(
                    get(() -> balancing(name)),
                    put(() -> extractRequest(request -> balance(name, request))))));
  }

  private Route list() {
    return parameterOptional(
        "format",
        format ->
            complete(
                format
                    .map(name -> rendered(name, services.all()))
                    .orElseGet(() -> Replies.json(ServiceJson.list(services.all())))));
  }

  private Route service(String name) {
    var found = find(name);
    return parameterOptional(
        "format",
        format ->
            completeWithFuture(
                services
                    .routing(name)
                    .thenCompose(
                        routing ->
                            format
                                .map(known -> rendered(known, List.of(weighted(found, routing))))
                                .map(ServiceRoutes::now)
                                .orElseGet(() -> whole(found, routing)))));
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  /** Only of what runs in the cluster there is more to ask. */
  private CompletionStage<HttpResponse> whole(ServiceView service, RoutingView routing) {
    var json = ServiceJson.whole(service, routing);
    if (!service.runsInTheCluster()) {
      return now(Replies.json(json));
    }
    return scaling
        .of(service.name())
        .thenApply(
            said -> {
              said.ifPresent(its -> json.put("scaling", its));
              return Replies.json(json);
            });
  }

  private static ServiceView weighted(ServiceView service, RoutingView routing) {
    return MeasuredWeights.of(service, routing.loads());
  }

  private static HttpResponse rendered(String name, List<ServiceView> views) {
    var format = checked("format", () -> DiscoveryFormat.named(name));
    var type = format.isJson() ? ContentTypes.APPLICATION_JSON : ContentTypes.TEXT_PLAIN_UTF8;
    return HttpResponse.create().withEntity(type, format.render(views).getBytes(UTF_8));
  }

  private Route instances(String name) {
    checked("name", () -> Service.requireName(name));
    return extractRequest(
        request ->
            EventStreams.isWanted(request)
                ? streams.complete(ServiceChanges.of(services.changes(name), lastId(request)))
                : complete(Replies.json(ServiceJson.instances(find(name)))));
  }

  private static String lastId(HttpRequest request) {
    return request.getHeader("Last-Event-ID").map(HttpHeader::value).orElse("");
  }

  private Route register(String name, String instance, HttpRequest request) {
    var key = key(name, instance);
    return completeWithFuture(
        body.use(
                request,
                document ->
                    services.register(key, ServiceBodies.registration(document, services.limits())))
            .thenApply(ordered -> answer(key, ordered)));
  }

  private Route deregister(String name, String instance) {
    var key = key(name, instance);
    return completeWithFuture(services.deregister(key).thenApply(ordered -> answer(key, ordered)));
  }

  private HttpResponse answer(InstanceKey key, Ordered ordered) {
    return switch (ordered.change()) {
      case CREATED -> registered(key).withStatus(StatusCodes.CREATED);
      case RENEWED -> registered(key);
      case REMOVED -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
      case ABSENT -> Problem.notFound("there is no instance '" + key.text() + "'").toResponse();
      case NOT_EXTERNAL -> Problem.refused(ordered.detail()).toResponse();
      case FULL -> Problem.overloaded(ordered.detail()).toResponse();
      case UNKNOWN -> Problem.unavailable(ordered.detail()).toResponse();
    };
  }

  private static HttpResponse registered(InstanceKey key) {
    return Replies.json(Map.of("service", key.service(), "instance", key.instance()));
  }

  private Route balancing(String name) {
    return complete(Replies.json(ServiceJson.balancing(name, find(name).balancing())));
  }

  private Route balance(String name, HttpRequest request) {
    find(name);
    return completeWithFuture(
        body.use(request, document -> balance(name, ServiceBodies.balancing(document))));
  }

  private CompletionStage<HttpResponse> balance(String name, Balancing wanted) {
    return checked("", () -> services.balance(name, wanted))
        .thenApply(
            ordered ->
                switch (ordered.change()) {
                  case FULL -> Problem.overloaded(ordered.detail()).toResponse();
                  case UNKNOWN -> Problem.unavailable(ordered.detail()).toResponse();
                  case CREATED, RENEWED, REMOVED, ABSENT, NOT_EXTERNAL ->
                      Replies.json(ServiceJson.balancing(name, wanted));
                });
  }

  private ServiceView find(String name) {
    checked("name", () -> Service.requireName(name));
    return services
        .find(name)
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("there is no service '" + name + "'")));
  }

  private static InstanceKey key(String service, String instance) {
    return checked("", () -> new InstanceKey(service, instance));
  }

  private static <T> T checked(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), field));
    }
  }
}
