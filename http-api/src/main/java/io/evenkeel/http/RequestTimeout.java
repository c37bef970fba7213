package io.evenkeel.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.japi.function.Function;
import com.typesafe.config.Config;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.http.error.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.FiniteDuration;

/** Answers in our form what Akka HTTP's own timeout would answer as plain text. Thread-safe. */
final class RequestTimeout implements Function<HttpRequest, CompletionStage<HttpResponse>> {

  private static final List<String> OURS =
      List.of("evenkeel.entity.ask-timeout", "evenkeel.entity.history-timeout");
  private static final String REQUEST = "akka.http.server.request-timeout";

  private final Function<HttpRequest, CompletionStage<HttpResponse>> calls;

  RequestTimeout(Function<HttpRequest, CompletionStage<HttpResponse>> calls) {
    this.calls = calls;
  }

  /**
   * Akka HTTP must not give a request up before an entity may have answered it.
   *
   * @throws IllegalArgumentException when it would
   */
  static void check(Config config) {
    OURS.forEach(key -> check(config, key));
  }

  private static void check(Config config, String key) {
    var request = config.getString(REQUEST);
    if (!request.equals("infinite")
        && config.getDuration(key).compareTo(config.getDuration(REQUEST)) >= 0) {
      throw new IllegalArgumentException(
          "%s must be below %s, was %s and %s"
              .formatted(key, REQUEST, config.getString(key), request));
    }
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) throws Exception {
    watch(request);
    return calls.apply(request);
  }

  /** It is answered by us when it takes too long. */
  static void watch(HttpRequest request) {
    access(request).ifPresent(its -> its.updateHandler(RequestTimeout::late));
  }

  /** The same, and that is so long. */
  static void watch(HttpRequest request, Duration timeout) {
    access(request).ifPresent(its -> its.update(scala(timeout), RequestTimeout::late));
  }

  /**
   * For a request that somebody else answers within this time. Each change cancels a timer of
   * Akka's and sets another one, which is felt by short calls: there is none where its time is long
   * enough.
   */
  static void leaveAtLeast(HttpRequest request, Duration timeout) {
    access(request)
        .filter(its -> its.getTimeout().compare(scala(timeout)) < 0)
        .ifPresent(its -> its.update(scala(timeout), RequestTimeout::late));
  }

  private static Optional<akka.http.javadsl.TimeoutAccess> access(HttpRequest request) {
    return request.getHeader(TimeoutAccess.class).map(TimeoutAccess::timeoutAccess);
  }

  private static FiniteDuration scala(Duration duration) {
    return FiniteDuration.create(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static HttpResponse late(HttpRequest request) {
    return unanswered(request, "the node did not answer in time");
  }

  /** Akka closes the connection after it, so a client must not send its next request there. */
  static HttpResponse unanswered(HttpRequest request, String why) {
    var kind =
        request.method().equals(HttpMethods.GET)
            ? Rejection.Kind.UNAVAILABLE
            : Rejection.Kind.OUTCOME_UNKNOWN;
    return Problem.of(Rejection.of(kind, why)).toResponse().addHeader(Connection.create("close"));
  }
}
