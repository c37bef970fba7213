package io.evenkeel.http;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Commands to entities, and their state.
 *
 * <pre>
 * POST /v1/entities/{type}/{id}/{command}   200 | 400 404 409 412 413 415 422 503 504
 * GET  /v1/entities/{type}/{id}?revision=n  200 | 400 404 503
 * GET  /v1/entities/{type}/{id}/events      see {@link EventRoutes}
 * </pre>
 */
final class EntityRoutes extends AllDirectives {

  private final Entities entities;
  private final EventRoutes events;
  private final HttpSettings settings;
  private final ActorSystem<?> system;

  EntityRoutes(
      Entities entities, EventRoutes events, HttpSettings settings, ActorSystem<?> system) {
    this.entities = entities;
    this.events = events;
    this.settings = settings;
    this.system = system;
  }

  Route routes() {
    return pathPrefix(
        "entities",
        () ->
            concat(
                pathPrefix(
                    segment().slash(segment()),
                    (type, id) ->
                        concat(
                            pathEnd(() -> get(() -> state(type, id))),
                            path("events", () -> get(() -> events.route(key(type, id)))),
                            path(segment(), command -> post(() -> command(type, id, command))))),
                extractUri(uri -> complete(notAnEntity(uri.path())))));
  }

  private Route state(String type, String id) {
    var key = key(type, id);
    return parameterOptional(
        "revision",
        revision ->
            completeWithFuture(
                revision
                    .map(text -> entities.readAt(key, Numbers.atLeastOne("revision", text)))
                    .orElseGet(() -> entities.read(key))
                    .thenApply(reply -> Replies.of(key, reply))));
  }

  private Route command(String type, String id, String command) {
    var key = key(type, id);
    return extractRequest(request -> completeWithFuture(call(key, command, request)));
  }

  private CompletionStage<HttpResponse> call(EntityKey key, String command, HttpRequest request) {
    var hosted = entities.hosted(key.type());
    hosted.ifPresent(type -> requireCommand(type, command));
    requireJson(request.entity().getContentType());
    var headers = CallHeaders.of(request);
    return bytes(request)
        .thenCompose(
            bytes -> {
              var body = body(bytes);
              hosted.ifPresent(type -> requireReadable(type, command, body));
              var call = new Call(command, body, headers.key(), headers.ifRevision());
              return entities.call(key, call);
            })
        .thenApply(reply -> hosted.isPresent() ? hereBefore(reply) : reply)
        .thenApply(reply -> Replies.of(key, reply));
  }

  /** Most bodies have arrived with the head of the request. */
  private CompletionStage<byte[]> bytes(HttpRequest request) {
    if (request.entity() instanceof HttpEntity.Strict strict
        && strict.getData().size() <= settings.maxBodyBytes()) {
      return CompletableFuture.completedFuture(strict.getData().toArrayUnsafe());
    }
    var limited = request.entity().withSizeLimit(settings.maxBodyBytes());
    return DirectStage.of(limited.toStrict(settings.bodyTimeout().toMillis(), system))
        .thenApply(strict -> strict.getData().toArrayUnsafe());
  }

  private EntityKey key(String type, String id) {
    if (!entities.exists(type)) {
      throw new ProblemException(Problem.notFound("there is no entity type '" + type + "'"));
    }
    try {
      return new EntityKey(type, id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage())));
    }
  }

  private static void requireCommand(EntityType<?> type, String command) {
    if (!type.commands().containsKey(command)) {
      throw new ProblemException(
          Problem.notFound(
              "type '"
                  + type.name()
                  + "' has no command '"
                  + command
                  + "'; it has "
                  + type.commands().keySet()));
    }
  }

  private static void requireJson(ContentType contentType) {
    var media = contentType.mediaType();
    boolean json =
        media.mainType().equals("application")
            && (media.subType().equals("json") || media.subType().endsWith("+json"));
    if (!json) {
      throw new ProblemException(Problem.notJson(contentType.toString()));
    }
  }

  private static JsonNode body(byte[] bytes) {
    try {
      return Json.parseObject(bytes);
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    }
  }

  /** Keeps garbage from waking an entity up. */
  private static void requireReadable(EntityType<?> type, String command, JsonNode body) {
    try {
      var handler = type.commands().get(command);
      if (handler != null) {
        Json.toCommand(body, handler.payload());
      }
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    }
  }

  /** This node knows the command, so another one that does not is running older code. */
  private static EntityReply hereBefore(EntityReply reply) {
    if (reply instanceof EntityReply.Rejected rejected
        && rejected.rejection().kind() == Rejection.Kind.UNKNOWN_COMMAND) {
      throw new ProblemException(
          Problem.notDeployed("the entity's node does not know this command yet"));
    }
    return reply;
  }

  private static HttpResponse notAnEntity(String path) {
    boolean emptySegment = path.contains("//") || path.endsWith("/");
    return (emptySegment
            ? Problem.badRequest("an entity id must have 1 to 256 bytes, has 0")
            : Problem.notFound("there is nothing at " + path))
        .toResponse();
  }
}
