package io.evenkeel.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.runtime.scaling.Elasticity;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services.Ordered;
import io.evenkeel.core.view.ScalingView;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The load of the cluster, what is unusual about it, and how services and nodes are scaled.
 *
 * <pre>
 * GET /v1/cluster/load                 200 | 503
 * GET /v1/cluster/anomalies            200 | 503
 * GET /v1/cluster/scaling              200 | 503
 * PUT /v1/cluster/scaling              200 | 400 409 413 415 503
 * GET /v1/services/{name}/scaling      200 | 400 404 503
 * PUT /v1/services/{name}/scaling      200 | 400 404 409 413 415 503
 * </pre>
 */
final class ScalingRoutes extends AllDirectives {

  private final Elasticity elasticity;
  private final JsonBody body;

  ScalingRoutes(Elasticity elasticity, JsonBody body) {
    this.elasticity = elasticity;
    this.body = body;
  }

  /** Below {@code cluster}. */
  Route ofCluster() {
    return concat(
        path("load", () -> get(() -> told(elasticity.load()))),
        path("anomalies", () -> get(() -> told(elasticity.anomalies()))),
        path(
            "scaling",
            () ->
                concat(
                    get(() -> show(Elasticity.NODES)),
                    put(() -> extractRequest(this::scaleNodes)))));
  }

  /** Below a service that was looked for. */
  Route ofService(String name, Runnable check) {
    return path(
        "scaling",
        () ->
            concat(
                get(
                    () -> {
                      check.run();
                      return show(name);
                    }),
                put(
                    () ->
                        extractRequest(
                            request -> {
                              check.run();
                              return scale(name, request);
                            }))));
  }

  /** How a service is scaled; empty when nobody answers in time. */
  CompletionStage<Optional<Map<String, Object>>> of(String service) {
    return elasticity
        .scalings()
        .thenApply(said -> said.map(all -> ScalingJson.summary(find(all, service))));
  }

  /** Only what runs in the cluster can be started and stopped. */
  static void requireInCluster(ServiceView service) {
    if (!service.runsInTheCluster()) {
      throw new ProblemException(
          Problem.refused(
              "the instances of service '"
                  + service.name()
                  + "' register from outside; they are started and stopped there"));
    }
  }

  private Route told(CompletionStage<?> view) {
    return completeWithFuture(view.thenApply(Replies::json).exceptionally(late -> noController()));
  }

  private Route show(String target) {
    return completeWithFuture(
        elasticity
            .scalings()
            .thenApply(
                said ->
                    said.map(all -> Replies.json(ScalingJson.of(target, find(all, target))))
                        .orElseGet(ScalingRoutes::noController)));
  }

  private static Optional<ScalingView> find(List<ScalingView> all, String target) {
    return all.stream().filter(view -> view.target().equals(target)).findFirst();
  }

  private static HttpResponse noController() {
    return Problem.unavailable("no node answers for scaling; one of them takes over").toResponse();
  }

  private Route scaleNodes(HttpRequest request) {
    if (!elasticity.nodesAreScaled()) {
      throw new ProblemException(
          Problem.refused("nothing starts nodes here: evenkeel.scaling.nodes.driver is 'none'"));
    }
    return scale(Elasticity.NODES, request);
  }

  private Route scale(String target, HttpRequest request) {
    return completeWithFuture(body.use(request, document -> scale(target, document)));
  }

  private CompletionStage<HttpResponse> scale(String target, JsonNode document) {
    var wanted = ScalingBody.read(document).scaling(elasticity, target);
    return elasticity.scale(target, wanted).thenApply(ordered -> answer(target, wanted, ordered));
  }

  private static HttpResponse answer(String target, Scaling wanted, Ordered ordered) {
    return switch (ordered.change()) {
      case FULL -> Problem.overloaded(ordered.detail()).toResponse();
      case UNKNOWN -> Problem.unavailable(ordered.detail()).toResponse();
      case CREATED, RENEWED, REMOVED, ABSENT, NOT_EXTERNAL ->
          Replies.json(ScalingJson.of(target, wanted));
    };
  }
}
