package io.evenkeel.http;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.japi.function.Function;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.http.gateway.Streamed;
import io.evenkeel.http.gateway.Upload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps a connection open while its client still sends a body that nobody wants to read, as of a
 * call that was turned away. The answer goes out at once; only its end waits. Akka closes the
 * connection of who is answered before the end of the request, and with bytes unread that is a
 * reset: a client in the middle of sending would see it in place of the answer. Where the gateway
 * has begun to read the body, it reads on, and says when that is over.
 *
 * <p>Bounded in time and bytes; what is beyond is cut off. Keeps no bytes. Thread-safe.
 */
final class LingeringClose implements Function<HttpRequest, CompletionStage<HttpResponse>> {

  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Function<HttpRequest, CompletionStage<HttpResponse>> calls;
  private final Duration maxTime;
  private final Materializer materializer;

  LingeringClose(
      Function<HttpRequest, CompletionStage<HttpResponse>> calls,
      Duration maxTime,
      ActorSystem<?> system) {
    this.calls = calls;
    this.maxTime = maxTime;
    this.materializer = SystemMaterializer.get(system).materializer();
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) throws Exception {
    var response = calls.apply(request);
    // most bodies came together with their headers
    return request.entity().isStrict()
        ? response
        : DirectStage.of(response).thenApply(answer -> lingering(answer, request));
  }

  private HttpResponse lingering(HttpResponse answer, HttpRequest request) {
    var end = Upload.endOf(answer).orElseGet(() -> endUnread(request));
    return end.isDone() || !answer.status().allowsEntity()
        ? answer
        : answer.withEntity(endingAfter(end, answer.entity()));
  }

  private CompletableFuture<Done> endUnread(HttpRequest request) {
    return waitsToBeAsked(request)
        ? CompletableFuture.completedFuture(Done.done())
        : end(request.entity());
  }

  /** Who waits for a 100 learns from the answer that nothing need be sent. */
  private static boolean waitsToBeAsked(HttpRequest request) {
    return request.getHeader("Expect").isPresent();
  }

  /** Done at once when the body has been read: the stream of a body runs only once. */
  private CompletableFuture<Done> end(HttpEntity unread) {
    return DirectStage.of(
            unread
                .withSizeLimit(MAX_BYTES)
                .getDataBytes()
                .takeWithin(maxTime)
                .runWith(Sink.ignore(), materializer))
        .exceptionally(cutOff -> Done.done());
  }

  private static ResponseEntity endingAfter(CompletionStage<Done> end, HttpEntity answer) {
    var nothing = Source.completionStage(end).<ByteString>mapConcat(done -> List.of());
    return Streamed.like(answer, answer.getDataBytes().concat(nothing));
  }
}
