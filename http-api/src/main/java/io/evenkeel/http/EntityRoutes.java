package io.evenkeel.http;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.PathMatcher0;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatcher2;
import akka.http.javadsl.server.Route;
import io.evenkeel.http.error.Problem;
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

  /** What follows the prefix when the id's segment is there and has nothing in it. */
  private static final Pattern EMPTY_ID = Pattern.compile("/[^/]+/(/.*)?");

  private final EntityCalls calls;
  private final EventRoutes events;

  EntityRoutes(EntityCalls calls, EventRoutes events) {
    this.calls = calls;
    this.events = events;
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
        path("events", () -> get(() -> events.route(calls.key(type, id)))));
  }

  private static Route withoutId(String rest) {
    return EMPTY_ID.matcher(rest).matches()
        ? Directives.complete(
            Problem.badRequest("an entity id must have 1 to 256 bytes, has 0").toResponse())
        : Directives.reject();
  }

  private Route state(String type, String id) {
    var key = calls.key(type, id);
    return parameterOptional(
        "revision",
        revision ->
            completeWithFuture(
                revision
                    .map(text -> calls.stateAt(key, Numbers.atLeastOne("revision", text)))
                    .orElseGet(() -> calls.state(key))));
  }

  private Route command(String type, String id, String command) {
    var key = calls.key(type, id);
    return extractRequest(request -> completeWithFuture(calls.command(key, command, request)));
  }
}
