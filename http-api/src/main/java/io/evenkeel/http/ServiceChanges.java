package io.evenkeel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import akka.NotUsed;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.japi.function.Function;
import akka.stream.javadsl.Source;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.service.ServiceView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The instances of a service as server-sent events. Each event is the whole list and its id a
 * digest of it. So a client that comes back with the id of the list it has is told nothing until
 * there is another one, at any node; and a slow one misses lists in between, but never the last.
 */
final class ServiceChanges {

  /** Many changes at once, as at a deployment, are one event. */
  private static final Duration PACE = Duration.ofMillis(100);

  private static final int ID_BYTES = 12;

  private ServiceChanges() {}

  /**
   * Events that differ from the one before.
   *
   * @param lastId of the last event that the client has; empty when it has none
   */
  static Source<ServerSentEvent, NotUsed> of(Source<ServiceView, NotUsed> views, String lastId) {
    return views
        .conflate((earlier, later) -> later)
        .throttle(1, PACE)
        .map(ServiceChanges::event)
        .statefulMapConcat(() -> new Differing(lastId));
  }

  private static ServerSentEvent event(ServiceView view) {
    var bytes = Json.bytes(ServiceJson.instances(view));
    return ServerSentEvent.create(new String(bytes, UTF_8), "instances", id(bytes));
  }

  private static String id(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JDK has it
    }
  }

  /** Lets through what has another id than what was let through last. */
  private static final class Differing
      implements Function<ServerSentEvent, Iterable<ServerSentEvent>> {

    private String last;

    private Differing(String last) {
      this.last = last;
    }

    @Override
    public Iterable<ServerSentEvent> apply(ServerSentEvent event) {
      var id = event.getId().orElse("");
      if (id.equals(last)) {
        return List.of();
      }
      last = id;
      return List.of(event);
    }
  }
}
