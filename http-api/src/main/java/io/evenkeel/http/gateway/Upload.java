package io.evenkeel.http.gateway;

import akka.Done;
import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntity;
import io.evenkeel.core.runtime.DirectStage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The body of a request on its way to an instance. Who is answered before its end is in the middle
 * of sending, so the answer carries the end of the body, for whoever keeps the connection open.
 * Thread-safe.
 */
public final class Upload {

  private static final AttributeKey<Upload> OF_AN_ANSWER =
      AttributeKey.create("evenkeel-upload", Upload.class);

  private final CompletableFuture<Done> end = new CompletableFuture<>();
  private final RequestEntity entity;
  private volatile boolean begun;

  Upload(RequestEntity received) {
    this.entity = received.isStrict() ? received : watched(received);
  }

  /** As it is to be sent; without a limit, which would make a stream of a strict one. */
  RequestEntity entity() {
    return entity;
  }

  private RequestEntity watched(RequestEntity received) {
    var bytes =
        received
            .withoutSizeLimit()
            .getDataBytes()
            .watchTermination(
                (before, done) -> {
                  begun = true;
                  var unused =
                      DirectStage.of(done).whenComplete((d, failure) -> end.complete(Done.done()));
                  return before;
                });
    return Streamed.like(received, bytes);
  }

  /** The answer, with the end of the body when that is still to come. */
  HttpResponse answeredBy(HttpResponse answer) {
    return begun && !end.isDone() ? answer.addAttribute(OF_AN_ANSWER, this) : answer;
  }

  /** When the body of the request that this answers has come or was given up; empty if it has. */
  public static Optional<CompletableFuture<Done>> endOf(HttpResponse answer) {
    return answer.getAttribute(OF_AN_ANSWER).map(upload -> upload.end.copy());
  }
}
