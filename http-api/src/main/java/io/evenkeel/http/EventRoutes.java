package io.evenkeel.http;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.marshalling.sse.EventStreamMarshalling;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.RecordedEvent;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.core.json.Json;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * The events of an entity.
 *
 * <pre>
 * GET …/events?from=1&amp;limit=100               200 {"type","id","events":[…]} | 400 404
 * GET …/events  Accept: text/event-stream     200 a live stream | 503 too many of them
 * </pre>
 *
 * The id of a stream's event is its revision, so {@code Last-Event-ID} resumes after it.
 */
final class EventRoutes extends AllDirectives {

  private static final int MAX_LIMIT = 1000;

  private final Entities entities;
  private final ActorSystem<?> system;
  private final Duration heartbeat;
  private final Semaphore openStreams;

  EventRoutes(Entities entities, HttpSettings settings, ActorSystem<?> system) {
    this.entities = entities;
    this.system = system;
    this.heartbeat = settings.eventStreamHeartbeat();
    this.openStreams = new Semaphore(settings.maxEventStreams());
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
                          return wantsStream(request)
                              ? stream(key, resumed(request, first))
                              : page(key, first, limit(limit.orElse("100")));
                        })));
  }

  private Route page(EntityKey key, long from, int limit) {
    CompletionStage<HttpResponse> response =
        entities
            .events(key, from, false)
            .take(limit)
            .runWith(Sink.seq(), system)
            .thenApply(found -> page(key, from, found))
            .exceptionally(EventRoutes::notRead);
    return completeWithFuture(response);
  }

  private static HttpResponse notRead(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof UnreadableEvent
        ? Problem.of(Rejection.of(Rejection.Kind.UNREADABLE, String.valueOf(cause.getMessage())))
            .toResponse()
        : Problem.unavailable("the journal cannot be reached").toResponse();
  }

  private static HttpResponse page(EntityKey key, long from, List<RecordedEvent> found) {
    if (found.isEmpty() && from == 1) {
      return Problem.notFound("'" + key + "' never had an event").toResponse();
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("type", key.type());
    body.put("id", key.id());
    body.put("events", found.stream().map(EventRoutes::toJson).toList());
    return Replies.json(body);
  }

  private Route stream(EntityKey key, long from) {
    if (!openStreams.tryAcquire()) {
      throw new ProblemException(Problem.overloaded("too many event streams are open"));
    }
    Source<ServerSentEvent, NotUsed> events =
        entities
            .events(key, from, true)
            .map(EventRoutes::toServerSent)
            .keepAlive(heartbeat, ServerSentEvent::heartbeat)
            .watchTermination(
                (mat, done) -> {
                  var unused = done.whenComplete((end, failure) -> openStreams.release());
                  return NotUsed.getInstance();
                });
    return completeOK(events, EventStreamMarshalling.toEventStream());
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

  private static boolean wantsStream(HttpRequest request) {
    return request
        .getHeader("Accept")
        .filter(accept -> accept.value().contains("text/event-stream"))
        .isPresent();
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
