package io.evenkeel.http.error;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong while a request is answered into a {@link Problem}. */
public final class ErrorHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorHandlers.class);

  private ErrorHandlers() {}

  public static ExceptionHandler exceptions() {
    return ExceptionHandler.newBuilder()
        .matchAny(failure -> Directives.complete(toResponse(failure)))
        .build();
  }

  /** Routes reject only what no route takes. */
  public static RejectionHandler rejections() {
    return RejectionHandler.newBuilder()
        .handleAll(
            MethodRejection.class,
            wrong ->
                Directives.extractMethod(method -> Directives.complete(otherMethod(method, wrong))))
        .handleAll(
            Rejection.class,
            other ->
                Directives.complete(
                    Problem.badRequest("the request does not fit: " + other).toResponse()))
        .handleNotFound(
            Directives.extractUri(
                uri ->
                    Directives.complete(
                        Problem.notFound("there is nothing at " + uri.path()).toResponse())))
        .build();
  }

  /** OPTIONS asks for what is allowed; any other method here is not. */
  private static HttpResponse otherMethod(HttpMethod method, List<MethodRejection> wrong) {
    var allowed = allowed(wrong);
    var response =
        method.equals(HttpMethods.OPTIONS)
            ? HttpResponse.create().withStatus(StatusCodes.NO_CONTENT)
            : Problem.methodNotAllowed("allowed here: " + allowed).toResponse();
    return response.addHeader(RawHeader.create("Allow", allowed));
  }

  private static String allowed(List<MethodRejection> wrong) {
    var methods = new TreeSet<>(Set.of("OPTIONS"));
    wrong.forEach(rejection -> methods.add(rejection.supported().name()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  /** The answer to a request that failed; what is not a {@link ProblemException} is logged. */
  public static HttpResponse toResponse(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException answer) {
      return answer.problem().toResponse();
    }
    LOG.error("A request failed", cause);
    return Problem.internal().toResponse();
  }
}
