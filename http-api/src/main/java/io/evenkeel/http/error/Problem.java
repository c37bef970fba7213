package io.evenkeel.http.error;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.Json;
import java.time.Duration;
import java.util.Locale;

/**
 * An error as clients see it (RFC 9457, "Problem Details for HTTP APIs").
 *
 * @param type a stable {@code urn:evenkeel:…} to decide by
 * @param detail one sentence about this case, for a person
 * @param retryable whether sending the same again may succeed, and is safe with the same
 *     idempotency key
 * @param field the field that is wrong, empty when it is not about one
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    boolean retryable,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String field) {

  private static final ContentType CONTENT_TYPE =
      MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8).toContentType();

  private static Problem of(String urn, String title, int status, String detail) {
    return new Problem("urn:evenkeel:" + urn, title, status, detail, false, "");
  }

  private static Problem retryable(String urn, String title, int status, String detail) {
    return new Problem("urn:evenkeel:" + urn, title, status, detail, true, "");
  }

  public static Problem badRequest(String detail, String field) {
    return new Problem("urn:evenkeel:bad-request", "Bad request", 400, detail, false, field);
  }

  public static Problem badRequest(String detail) {
    return badRequest(detail, "");
  }

  public static Problem notFound(String detail) {
    return of("not-found", "Not found", 404, detail);
  }

  public static Problem methodNotAllowed(String detail) {
    return of("method-not-allowed", "Method not allowed", 405, detail);
  }

  public static Problem tooLarge(long maxBytes) {
    return of("too-large", "Too large", 413, "a body must not exceed " + maxBytes + " bytes");
  }

  public static Problem bodyTooSlow(Duration bound) {
    var detail = "the body did not arrive within " + bound.toMillis() + " ms";
    return retryable("body-too-slow", "Body too slow", 408, detail);
  }

  public static Problem notJson(String contentType) {
    return of(
        "not-json",
        "Not JSON",
        415,
        "the Content-Type must be application/json, was '" + contentType + "'");
  }

  /** The rules say no: change the request or the world. */
  public static Problem refused(String detail) {
    return of("refused", "Refused", 409, detail);
  }

  public static Problem overloaded(String detail) {
    return retryable("overloaded", "Overloaded", 503, detail);
  }

  public static Problem unavailable(String detail) {
    return retryable("unavailable", "Unavailable", 503, detail);
  }

  /** Another node's code does not know what this node's does, as in a rolling upgrade. */
  public static Problem notDeployed(String detail) {
    return retryable("not-deployed", "Not deployed everywhere", 503, detail);
  }

  /** It may or may not have been carried out. */
  public static Problem outcomeUnknown(String detail) {
    return retryable("outcome-unknown", "Outcome unknown", 504, detail);
  }

  /** What was called for the client failed. */
  public static Problem serviceFailed(String detail) {
    return of("service-failed", "Service failed", 500, detail);
  }

  /** What was called for the client gave no answer that could be passed on. */
  public static Problem badGateway(String detail) {
    return retryable("bad-gateway", "Bad gateway", 502, detail);
  }

  public static Problem loop(String detail) {
    return of("loop-detected", "Loop detected", 508, detail);
  }

  public static Problem internal() {
    return of("internal", "Internal error", 500, "the server failed; its log says why");
  }

  /** For what the HTTP layer itself finds wrong. */
  public static Problem ofStatus(int status, String reason, String detail) {
    return of(reason.toLowerCase(Locale.ROOT).replace(' ', '-'), reason, status, detail);
  }

  public static Problem of(Rejection rejection) {
    var detail = rejection.detail();
    return switch (rejection.kind()) {
      case REFUSED -> refused(detail);
      case BAD_COMMAND -> badRequest(detail, rejection.field());
      case UNKNOWN_COMMAND -> notFound(detail);
      case REVISION_MISMATCH -> of("revision-mismatch", "Revision mismatch", 412, detail);
      case KEY_REUSED -> of("key-reused", "Idempotency key reused", 422, detail);
      case UNREADABLE -> of("unreadable-journal", "Unreadable journal", 500, detail);
      case UNAVAILABLE, MOVING -> unavailable(detail);
      case OUTCOME_UNKNOWN -> outcomeUnknown(detail);
      case FAILED -> of("entity-failed", "Entity failed", 500, detail);
    };
  }

  /** The response that says so. */
  public HttpResponse toResponse() {
    var response =
        HttpResponse.create()
            .withStatus(status)
            .withEntity(CONTENT_TYPE, ByteString.fromArrayUnsafe(Json.bytes(this)));
    return switch (status) {
      case 429, 503 -> response.addHeader(RawHeader.create("Retry-After", "1"));
      // the rest of the body would be taken for the next request
      case 408 -> response.addHeader(Connection.create("close"));
      default -> response;
    };
  }
}
