package io.evenkeel.http.error;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.scaladsl.model.EntityStreamSizeException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
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
        .handleAll(MethodRejection.class, wrong -> Directives.complete(methodNotAllowed(wrong)))
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

  private static HttpResponse methodNotAllowed(java.util.List<MethodRejection> wrong) {
    var allowed =
        wrong.stream().map(r -> r.supported().name()).distinct().collect(Collectors.joining(", "));
    return Problem.methodNotAllowed("allowed here: " + allowed)
        .toResponse()
        .addHeader(akka.http.javadsl.model.headers.RawHeader.create("Allow", allowed));
  }

  private static HttpResponse toResponse(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException answer) {
      return answer.problem().toResponse();
    } else if (cause instanceof EntityStreamSizeException tooLarge) {
      return Problem.tooLarge(tooLarge.limit()).toResponse();
    }
    LOG.error("A request failed", cause);
    return Problem.internal().toResponse();
  }
}
