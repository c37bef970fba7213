package io.evenkeel.http;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.PathMatcher0;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatcher2;
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
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

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

  private static final PathMatcher0 ENTITIES = segment("entities");
  private static final PathMatcher2<String, String> ENTITY =
      ENTITIES.slash(segment()).slash(segment());
  private static final PathMatcher1<String> COMMAND = segment();

  /** Stands for bytes that are no UTF-8, so that ids which differ would become the same. */
  private static final char UNDECODABLE = '\ufffd';

  /** What follows the prefix when the id's segment is there and has nothing in it. */
  private static final Pattern EMPTY_ID = Pattern.compile("/[^/]+/(/.*)?");

  private final Entities entities;
  private final EventRoutes events;
  private final JsonBody body;

  EntityRoutes(Entities entities, EventRoutes events, JsonBody body) {
    this.entities = entities;
    this.events = events;
    this.body = body;
  }

  Route routes() {
    return concat(
        pathPrefix(ENTITY, this::ofEntity),
        pathPrefix(ENTITIES, () -> extractUnmatchedPath(EntityRoutes::withoutId)));
  }

  /** Commands come first, as most calls are commands. */
  private Route ofEntity(String type, String id) {
    return concat(
        path(COMMAND, command -> post(() -> command(type, id, command))),
        pathEnd(() -> get(() -> state(type, id))),
        path("events", () -> get(() -> events.route(key(type, id)))));
  }

  private static Route withoutId(String rest) {
    return EMPTY_ID.matcher(rest).matches()
        ? Directives.complete(
            Problem.badRequest("an entity id must have 1 to 256 bytes, has 0").toResponse())
        : Directives.reject();
  }

  private Route state(String type, String id) {
    var key = key(type, id);
    return parameterOptional(
        "revision",
        revision ->
            completeWithFuture(
                revision
                    .map(text -> stateAt(key, Numbers.atLeastOne("revision", text)))
                    .orElseGet(() -> entities.read(key).thenApply(r -> Replies.of(key, r)))));
  }

  private CompletionStage<HttpResponse> stateAt(EntityKey key, long revision) {
    return entities
        .readAt(key, revision)
        .thenApply(
            reply ->
                reply instanceof EntityReply.State state && isBefore(state, revision)
                    ? Problem.notFound(
                            "'"
                                + key
                                + "' is at revision "
                                + state.revision()
                                + ", not "
                                + revision)
                        .toResponse()
                    : Replies.of(key, reply));
  }

  private static boolean isBefore(EntityReply.State state, long revision) {
    return state.revision() > 0 && state.revision() < revision;
  }

  private Route command(String type, String id, String command) {
    var key = key(type, id);
    return extractRequest(request -> completeWithFuture(call(key, command, request)));
  }

  private CompletionStage<HttpResponse> call(EntityKey key, String command, HttpRequest request) {
    var hosted = entities.hosted(key.type());
    hosted.ifPresent(type -> requireCommand(type, command));
    var headers = CallHeaders.of(request);
    return body.read(request)
        .thenCompose(
            document -> {
              hosted.ifPresent(type -> requireReadable(type, command, document));
              var call = new Call(command, document, headers.key(), headers.ifRevision());
              return entities.call(key, call);
            })
        .thenApply(reply -> hosted.isPresent() ? hereBefore(reply) : reply)
        .thenApply(reply -> Replies.of(key, reply));
  }

  private EntityKey key(String type, String id) {
    if (!entities.exists(type)) {
      throw new ProblemException(Problem.notFound("there is no entity type '" + type + "'"));
    }
    if (id.indexOf(UNDECODABLE) >= 0) {
      throw new ProblemException(Problem.badRequest("an entity id must be UTF-8"));
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
}
