package io.evenkeel.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import io.evenkeel.core.runtime.Readiness;
import java.util.Map;
import java.util.TreeMap;

/**
 * Probes.
 *
 * <pre>
 * GET /health/live   200 as long as the process can answer
 * GET /health/ready  200 when the node takes work, 503 when not, with each condition
 * GET /metrics       200 Prometheus text
 * </pre>
 */
final class HealthRoutes extends AllDirectives {

  private final Readiness readiness;
  private final Metrics metrics;

  HealthRoutes(Readiness readiness, Metrics metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  Route routes() {
    return concat(
        path(
            PathMatchers.segment("health").slash("live"),
            () -> get(() -> complete(Replies.json(Map.of("status", "live"))))),
        path(PathMatchers.segment("health").slash("ready"), () -> get(() -> complete(readiness()))),
        path("metrics", () -> get(() -> complete(metrics.scrape()))));
  }

  private HttpResponse readiness() {
    boolean ready = readiness.isReady();
    var body =
        Map.of(
            "status",
            ready ? "ready" : "not ready",
            "conditions",
            new TreeMap<>(readiness.report()));
    return Replies.json(body).withStatus(ready ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
  }
}
