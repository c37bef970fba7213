package io.evenkeel.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.CommandBody;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.runtime.Readiness;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.concurrent.CompletionStage;

/**
 * Carries out what a request asks of an entity. Thread-safe; fails with {@link ProblemException}.
 */
final class EntityCalls {

  /** Stands for bytes that are no UTF-8, so that ids which differ would become the same. */
  private static final char UNDECODABLE = '\ufffd';

  private final Entities entities;
  private final JsonBody body;
  private final Readiness readiness;

  EntityCalls(Entities entities, JsonBody body, Readiness readiness) {
    this.entities = entities;
    this.body = body;
    this.readiness = readiness;
  }

  /** The state at an earlier revision. */
  CompletionStage<HttpResponse> stateAt(EntityKey key, long revision) {
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

  /** The present state. */
  CompletionStage<HttpResponse> state(EntityKey key) {
    return entities.read(key).thenApply(reply -> Replies.of(key, reply));
  }

  /** One command, as it arrived. */
  CompletionStage<HttpResponse> command(EntityKey key, String command, HttpRequest request) {
    var hosted = entities.hosted(key.type());
    hosted.ifPresent(type -> requireCommand(type, command));
    var headers = CallHeaders.of(request);
    return body.use(
            request,
            document -> {
              var commandBody = CommandBody.of(document);
              hosted.ifPresent(type -> requireReadable(type, command, commandBody));
              var call = new Call(command, commandBody, headers.key(), headers.ifRevision());
              return entities.call(key, call);
            })
        .thenApply(reply -> hosted.isPresent() ? hereBefore(reply) : reply)
        .thenApply(reply -> Replies.of(key, reply));
  }

  /**
   * The key of an entity that can exist.
   *
   * @throws ProblemException when this node cannot know yet, no node hosts the type, or the id is
   *     malformed
   */
  EntityKey key(String type, String id) {
    if (!readiness.hasJoined()) {
      throw new ProblemException(Problem.unavailable("this node has not joined the cluster yet"));
    }
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
  private static void requireReadable(EntityType<?> type, String command, CommandBody body) {
    try {
      var handler = type.commands().get(command);
      if (handler != null) {
        var unused = body.as(handler.payload());
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
