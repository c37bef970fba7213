package io.evenkeel.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.util.ByteString;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.protection.Deadline;
import io.evenkeel.core.service.Caller;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.VisibleCall;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import io.evenkeel.http.gateway.CallProblems;
import io.evenkeel.http.gateway.HttpGateway;
import io.evenkeel.http.gateway.Passage;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One balanced call to an instance of a service.
 *
 * <pre>
 * ANY  /v1/services/{name}/call/{path…}     of an HTTP service: what the instance answers | 404 502 503 504 508
 * POST /v1/services/{name}/call/{operation} of a service in the cluster: 200 | 400 404 405 413 415 500 503 504
 * </pre>
 *
 * {@code Evenkeel-Instance} of the answer says who made it. Of the request, {@code Evenkeel-Key}
 * names whom the call belongs to, for strategies that look at it, {@code Evenkeel-Tenant} whose
 * part of the calls under way it takes, {@code Evenkeel-Repeatable: ?1} says that it may be carried
 * out twice, and {@code grpc-timeout} how long the caller waits.
 */
final class CallRoutes extends AllDirectives {

  private static final String PREFIX = "/v1/services/";
  private static final String CALL = "/call";
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Services services;
  private final JsonBody body;
  private final HttpGateway gateway;

  CallRoutes(Services services, JsonBody body, HttpGateway gateway) {
    this.services = services;
    this.body = body;
    this.gateway = gateway;
  }

  /** What follows the service's name. */
  Route ofService(String name) {
    return pathPrefix(
        "call",
        () ->
            extractRequest(
                request -> {
                  var path = request.getUri().path();
                  return service(path).isEmpty()
                      ? reject()
                      : completeWithFuture(call(name, path, request));
                }));
  }

  /** The service that a request to this path calls, by a name that needs no decoding; or empty. */
  static String service(String path) {
    if (!path.startsWith(PREFIX)) {
      return "";
    }
    int end = path.indexOf('/', PREFIX.length());
    boolean calls = end > 0 && path.startsWith(CALL, end);
    int after = end + CALL.length();
    return calls && (path.length() == after || path.charAt(after) == '/')
        ? path.substring(PREFIX.length(), end)
        : "";
  }

  /**
   * Makes the call; fails with, or throws, a {@link ProblemException}.
   *
   * @param path of the request, which is made anew each time that it is asked for
   */
  CompletionStage<HttpResponse> call(String name, String path, HttpRequest request) {
    int after = PREFIX.length() + name.length() + CALL.length();
    return call(find(name), path.substring(after), request);
  }

  private ServiceView find(String name) {
    return services
        .find(name)
        .orElseThrow(
            () -> new ProblemException(Problem.notFound("there is no service '" + name + "'")));
  }

  private CompletionStage<HttpResponse> call(
      ServiceView service, String path, HttpRequest request) {
    var headers = CallerHeaders.of(request);
    var budget = headers.budget(services::defaultBudget);
    if (service.runsInTheCluster()) {
      RequestTimeout.watch(request, budget.plus(GRACE));
      return inCluster(service.name(), path, budget, headers.caller(), request);
    }
    RequestTimeout.leaveAtLeast(request, budget.plus(GRACE));
    return outside(service.name(), path, budget, headers.caller(), request);
  }

  private CompletionStage<HttpResponse> outside(
      String service, String path, Duration budget, Caller caller, HttpRequest request) {
    double size = (double) request.entity().getContentLengthOption().orElse(0);
    var visible = VisibleCall.of(caller.key(), kind(path), size);
    var deadline = Deadline.in(budget.toNanos(), System.nanoTime());
    return gateway.forward(new Passage(service, path, visible, caller.tenant(), request, deadline));
  }

  /** Calls with the same first segment count as of one kind. */
  private static String kind(String path) {
    int next = path.indexOf('/', 1);
    return next < 0 ? path : path.substring(0, next);
  }

  private CompletionStage<HttpResponse> inCluster(
      String service, String path, Duration budget, Caller caller, HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      throw new ProblemException(
          Problem.methodNotAllowed("a service in the cluster is called by POST with a JSON body"));
    }
    var operation = path.startsWith("/") ? path.substring(1) : path;
    return body.use(
            request,
            document ->
                services.call(
                    service, new ServiceCall(operation, JsonText.of(document), caller, budget)))
        .thenApply(CallRoutes::answer);
  }

  private static HttpResponse answer(ServiceReply reply) {
    var response =
        reply.isDone()
            ? HttpResponse.create()
                .withEntity(ContentTypes.APPLICATION_JSON, ByteString.fromString(reply.json()))
            : CallProblems.of(reply).toResponse();
    return reply.instance().isEmpty()
        ? response
        : response.addHeader(RawHeader.create("Evenkeel-Instance", reply.instance()));
  }
}
