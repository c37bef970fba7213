package io.evenkeel.http;

import static java.util.concurrent.CompletableFuture.completedFuture;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Sink;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.RecordedEvent;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of an entity.
 *
 * <pre>
 * GET …/events?from=1&amp;limit=100               200 {"type","id","events":[…]} | 400 404 500 503
 * GET …/events  Accept: text/event-stream     200 a live stream | 503 too many of them
 * </pre>
 *
 * A page beyond the last event is empty, of what never had an event it is not found; a stream waits
 * in both cases. The id of a stream's event is its revision, so {@code Last-Event-ID} resumes after
 * it.
 */
final class EventRoutes extends AllDirectives {

  private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);
  private static final int MAX_LIMIT = 1000;

  /** So that a journal that does not answer does not hold calls for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Entities entities;
  private final ActorSystem<?> system;
  private final EventStreams streams;

  EventRoutes(Entities entities, EventStreams streams, ActorSystem<?> system) {
    this.entities = entities;
    this.streams = streams;
    this.system = system;
  }

  Route route(EntityKey key) {
    return parameterOptional(
        "from",
        from ->
            parameterOptional(
                "limit",
                limit ->
                    extractRequest(
                        request -> {
                          long first =
                              from.map(text -> Numbers.atLeastOne("from", text)).orElse(1L);
                          return EventStreams.isWanted(request)
                              ? stream(key, resumed(request, first))
                              : page(key, first, limit(limit.orElse("100")));
                        })));
  }

  private Route page(EntityKey key, long from, int limit) {
    return completeWithFuture(
        read(key, from, limit)
            .thenCompose(
                found ->
                    found.isEmpty()
                        ? exists(key, from)
                            .thenApply(exists -> exists ? page(key, found) : absent(key))
                        : completedFuture(page(key, found))));
  }

  /** Whether it ever had an event, when it has none from a revision on. */
  private CompletionStage<Boolean> exists(EntityKey key, long from) {
    return from == 1
        ? completedFuture(false)
        : read(key, 1, 1).thenApply(first -> !first.isEmpty());
  }

  private CompletableFuture<List<RecordedEvent>> read(EntityKey key, long from, int limit) {
    return DirectStage.of(
            entities
                .events(key, from, false)
                .take(limit)
                .completionTimeout(PATIENCE)
                .runWith(Sink.seq(), system))
        .exceptionally(failure -> notRead(key, failure));
  }

  private static List<RecordedEvent> notRead(EntityKey key, Throwable failure) {
    var cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.warn("The events of '{}' cannot be read", key, cause);
    throw new ProblemException(
        cause instanceof UnreadableEvent
            ? Problem.of(
                Rejection.of(Rejection.Kind.UNREADABLE, String.valueOf(cause.getMessage())))
            : Problem.unavailable("the journal cannot be reached"));
  }

  private static HttpResponse absent(EntityKey key) {
    return Problem.notFound("'" + key + "' never had an event").toResponse();
  }

  private static HttpResponse page(EntityKey key, List<RecordedEvent> found) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", key.type());
    body.put("id", key.id());
    body.put("events", found.stream().map(EventRoutes::toJson).toList());
    return Replies.json(body);
  }

  private Route stream(EntityKey key, long from) {
    return streams.complete(entities.events(key, from, true).map(EventRoutes::toServerSent));
  }

  private static ServerSentEvent toServerSent(RecordedEvent event) {
    var data = new String(Json.bytes(toJson(event)), StandardCharsets.UTF_8);
    return ServerSentEvent.create(data, event.type(), Long.toString(event.revision()));
  }

  private static Map<String, Object> toJson(RecordedEvent event) {
    var json = new LinkedHashMap<String, Object>();
    json.put("revision", event.revision());
    json.put("type", event.type());
    json.put("data", event.data());
    json.put("at", Instant.ofEpochMilli(event.atMillis()));
    return json;
  }

  private static long resumed(HttpRequest request, long from) {
    return request
        .getHeader("Last-Event-ID")
        .map(HttpHeader::value)
        .map(last -> Numbers.between("Last-Event-ID", last, 0, Long.MAX_VALUE - 1) + 1)
        .orElse(from);
  }

  private static int limit(String text) {
    return (int) Numbers.between("limit", text, 1, MAX_LIMIT);
  }
}
