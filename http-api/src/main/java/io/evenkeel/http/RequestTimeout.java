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
import java.util.List;
import java.util.concurrent.CompletionStage;

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
    request
        .getHeader(TimeoutAccess.class)
        .ifPresent(header -> header.timeoutAccess().updateHandler(RequestTimeout::late));
    return calls.apply(request);
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
