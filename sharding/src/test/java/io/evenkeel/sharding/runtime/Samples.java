package io.evenkeel.sharding.runtime;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.ReadAt;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One message of each kind, and more where a field has several shapes. */
final class Samples {

  static final JsonNode BODY =
      json("{\"amount\":3,\"big\":12345678901,\"list\":[1,null,{\"a\":true}],\"text\":\"ä\"}");

  static final JsonText TEXT = JsonText.of(BODY);

  private Samples() {}

  static List<Request> requests(ActorRef<EntityReply> replyTo) {
    var call = Call.of("add", BODY);
    return List.of(
        Execute.of(call, replyTo),
        Execute.of(call.withKey("k").withIfRevision(Long.MAX_VALUE), replyTo),
        new Read(replyTo),
        new ReadAt(Long.MAX_VALUE, replyTo),
        new Recover(replyTo));
  }

  static List<EntityReply> replies() {
    var rejections =
        Stream.of(Rejection.Kind.values())
            .map(kind -> new Rejection(kind, "because", "lines[0].sku"))
            .map(rejection -> new EntityReply.Rejected(rejection, "http://owner"));
    return Stream.<EntityReply>concat(
            Stream.of(
                new EntityReply.Done(TEXT, 1, false, ""),
                new EntityReply.Done(JsonText.NULL, 2, true, "http://owner"),
                new EntityReply.State(TEXT, 5, "http://owner")),
            rejections)
        .toList();
  }

  static Request request(Class<?> type, ActorRef<EntityReply> replyTo) {
    return requests(replyTo).stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample of " + type));
  }

  static JsonNode json(String text) {
    return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
  }
}
