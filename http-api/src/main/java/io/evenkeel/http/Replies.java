package io.evenkeel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.http.error.Problem;

/** Entity replies as HTTP responses. Pure. */
final class Replies {

  private Replies() {}

  static HttpResponse json(Object body) {
    return HttpResponse.create()
        .withEntity(ContentTypes.APPLICATION_JSON, ByteString.fromArrayUnsafe(Json.bytes(body)));
  }

  /** Documents inside {@code body} are text already, so that nothing has to be parsed here. */
  private static HttpResponse jsonText(String body) {
    return HttpResponse.create()
        .withEntity(
            ContentTypes.APPLICATION_JSON, ByteString.fromArrayUnsafe(body.getBytes(UTF_8)));
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
    var body = "{\"reply\":" + done.reply() + ",\"revision\":" + done.revision() + "}";
    var response = jsonText(body).addHeader(etag(done.revision()));
    return done.replayed()
        ? response.addHeader(RawHeader.create("Idempotency-Replayed", "true"))
        : response;
  }

  private static HttpResponse state(EntityKey key, EntityReply.State state) {
    var body =
        "{\"type\":"
            + JsonText.of(key.type())
            + ",\"id\":"
            + JsonText.of(key.id())
            + ",\"revision\":"
            + state.revision()
            + ",\"state\":"
            + state.state()
            + "}";
    return jsonText(body).addHeader(etag(state.revision()));
  }

  private static HttpResponse absent(EntityKey key) {
    return Problem.notFound("'" + key + "' never had an event").toResponse();
  }

  private static RawHeader etag(long revision) {
    return RawHeader.create("ETag", "\"" + revision + "\"");
  }
}
