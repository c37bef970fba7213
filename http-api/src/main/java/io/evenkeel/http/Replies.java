package io.evenkeel.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.json.Json;
import io.evenkeel.http.error.Problem;

/** Entity replies as HTTP responses. Pure. */
final class Replies {

  private Replies() {}

  static HttpResponse json(Object body) {
    return HttpResponse.create()
        .withEntity(ContentTypes.APPLICATION_JSON, ByteString.fromArrayUnsafe(Json.bytes(body)));
  }

  static HttpResponse of(EntityKey key, EntityReply reply) {
    var response = body(key, reply);
    return reply.owner().isEmpty()
        ? response
        : response.addHeader(RawHeader.create("Evenkeel-Owner", reply.owner()));
  }

  private static HttpResponse body(EntityKey key, EntityReply reply) {
    if (reply instanceof EntityReply.Done done) {
      return done(done);
    } else if (reply instanceof EntityReply.State state) {
      return state.revision() == 0 ? absent(key) : state(key, state);
    } else if (reply instanceof EntityReply.Rejected rejected) {
      return Problem.of(rejected.rejection()).toResponse();
    }
    throw new AssertionError("unknown reply " + reply);
  }

  private static HttpResponse done(EntityReply.Done done) {
    var body = JsonNodeFactory.instance.objectNode();
    body.set("reply", done.reply());
    body.put("revision", done.revision());
    var response = json(body).addHeader(etag(done.revision()));
    return done.replayed()
        ? response.addHeader(RawHeader.create("Idempotency-Replayed", "true"))
        : response;
  }

  private static HttpResponse state(EntityKey key, EntityReply.State state) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("type", key.type());
    body.put("id", key.id());
    body.put("revision", state.revision());
    body.set("state", state.state());
    return json(body).addHeader(etag(state.revision()));
  }

  private static HttpResponse absent(EntityKey key) {
    return Problem.notFound("'" + key + "' never had an event").toResponse();
  }

  private static RawHeader etag(long revision) {
    return RawHeader.create("ETag", "\"" + revision + "\"");
  }
}
