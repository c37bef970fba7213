package io.evenkeel.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import io.evenkeel.http.error.ErrorHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The short way of the requests that make up nearly all traffic: a command to an entity, its
 * present state, and a call to a service, with a path that needs no decoding. Everything else, and
 * every doubt, goes through the routes, which answer these just the same. See decision 11.
 */
final class DirectRoute implements Function<HttpRequest, CompletionStage<HttpResponse>> {

  private static final String PREFIX = "/v1/entities/";

  private final EntityCalls calls;
  private final CallRoutes services;
  private final InFlightLimit limit;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> routes;

  DirectRoute(
      EntityCalls calls,
      CallRoutes services,
      InFlightLimit limit,
      Function<HttpRequest, CompletionStage<HttpResponse>> routes) {
    this.calls = calls;
    this.services = services;
    this.limit = limit;
    this.routes = routes;
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) throws Exception {
    var path = request.getUri().path(); // made anew each time
    var target = target(path, request);
    var service = target == null ? CallRoutes.service(path) : "";
    if (target == null && service.isEmpty()) {
      return routes.apply(headAsGet(request));
    }
    return limit.enter()
        ? limit.leaving(answer(() -> answer(target, service, path, request)))
        : CompletableFuture.completedFuture(limit.tooMany());
  }

  /** The server leaves out the body. */
  private static HttpRequest headAsGet(HttpRequest request) {
    return request.method() == HttpMethods.HEAD ? request.withMethod(HttpMethods.GET) : request;
  }

  private CompletionStage<HttpResponse> answer(
      String @Nullable [] target, String service, String path, HttpRequest request) {
    if (target == null) {
      return services.call(service, path, request);
    }
    RequestTimeout.watch(request);
    var key = calls.key(target[0], target[1]);
    return target.length == 2 ? calls.state(key) : calls.command(key, target[2], request);
  }

  private static CompletionStage<HttpResponse> answer(
      Supplier<CompletionStage<HttpResponse>> call) {
    try {
      return call.get().exceptionally(ErrorHandlers::toResponse);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(ErrorHandlers.toResponse(e));
    }
  }

  /** Type, id and, for a command, its name; null for a request that is not one of the two. */
  private static String @Nullable [] target(String path, HttpRequest request) {
    if (!path.startsWith(PREFIX)
        || path.indexOf('%') >= 0
        || request.getUri().rawQueryString().isPresent()) {
      return null;
    }
    var segments = path.substring(PREFIX.length()).split("/", -1);
    boolean state = segments.length == 2 && request.method() == HttpMethods.GET;
    boolean command = segments.length == 3 && request.method() == HttpMethods.POST;
    return (state || command) && !segments[1].isEmpty() ? segments : null;
  }
}
