package io.evenkeel.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import io.evenkeel.http.error.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many calls in at the same time and turns further ones away at once, with probes always
 * let in. Also times the calls. Thread-safe.
 */
final class InFlightLimit implements Function<HttpRequest, CompletionStage<HttpResponse>> {

  private final Function<HttpRequest, CompletionStage<HttpResponse>> next;
  private final int max;
  private final AtomicInteger inFlight;
  private final Metrics metrics;
  private final ActorSystem<?> system;

  InFlightLimit(
      Function<HttpRequest, CompletionStage<HttpResponse>> next,
      int max,
      AtomicInteger inFlight,
      Metrics metrics,
      ActorSystem<?> system) {
    this.next = next;
    this.max = max;
    this.inFlight = inFlight;
    this.metrics = metrics;
    this.system = system;
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) throws Exception {
    if (!request.getUri().path().startsWith("/v1/")) {
      return next.apply(request);
    }
    if (inFlight.incrementAndGet() > max) {
      inFlight.decrementAndGet();
      request.discardEntityBytes(system);
      return CompletableFuture.completedFuture(tooMany());
    }
    long start = System.nanoTime();
    return next.apply(request)
        .whenComplete(
            (response, failure) -> {
              inFlight.decrementAndGet();
              int status = response == null ? 500 : response.status().intValue();
              metrics.record(status, System.nanoTime() - start);
            });
  }

  private HttpResponse tooMany() {
    return Problem.overloaded("this node works on " + max + " calls already").toResponse();
  }
}
