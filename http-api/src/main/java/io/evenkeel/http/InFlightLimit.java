package io.evenkeel.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import io.evenkeel.core.load.CallMeter;
import io.evenkeel.http.error.Problem;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets so many calls in at the same time and turns further ones away at once. Also times the calls.
 * Thread-safe.
 */
final class InFlightLimit extends AllDirectives {

  private static final int TOO_MANY = 429;

  private final int max;
  private final AtomicInteger inFlight;
  private final Metrics metrics;
  private final CallMeter calls;

  InFlightLimit(int max, AtomicInteger inFlight, Metrics metrics, CallMeter calls) {
    this.max = max;
    this.inFlight = inFlight;
    this.metrics = metrics;
    this.calls = calls;
  }

  /**
   * Puts the limit around routes.
   *
   * @param calls must answer every request, errors included: what has no response is never counted
   *     out
   */
  Route around(Supplier<Route> calls) {
    return extractRequest(
        request -> {
          if (!enter()) {
            return complete(tooMany());
          }
          long start = System.nanoTime();
          return mapResponse(response -> answered(response, start), calls);
        });
  }

  /** Counts a call in; false when there are too many, and then it is not counted. */
  boolean enter() {
    if (inFlight.incrementAndGet() > max) {
      inFlight.decrementAndGet();
      calls.refused();
      return false;
    }
    calls.began();
    return true;
  }

  /** Counts a call that was let in out again when its response is there. */
  CompletionStage<HttpResponse> leaving(CompletionStage<HttpResponse> response) {
    long start = System.nanoTime();
    return response.thenApply(answer -> answered(answer, start));
  }

  private HttpResponse answered(HttpResponse response, long start) {
    inFlight.decrementAndGet();
    int status = response.status().intValue();
    long nanos = System.nanoTime() - start;
    metrics.record(status, nanos);
    calls.ended(status < 500 && status != TOO_MANY, nanos);
    return response;
  }

  /** The answer to a call that was not let in. */
  HttpResponse tooMany() {
    return Problem.overloaded("this node works on " + max + " calls already").toResponse();
  }
}
