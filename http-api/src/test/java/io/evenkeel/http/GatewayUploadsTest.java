package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.http.gateway.client.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Uploads through the gateway that end too early: who is told what, and whom it counts against. */
class GatewayUploadsTest {

  private static final int HALF = 500_000;
  private static final int LARGE = 20 * 1024 * 1024;
  private static final String TOO_LARGE = "HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nlong";

  private static TestNode node;

  private final HttpCaller caller = node.caller();
  private final String service = "/v1/services/up-" + HttpCaller.newId();
  private final String call = service + "/call/x";

  @BeforeAll
  static void startNode() {
    node = TestNode.start("evenkeel.services.health.enabled = off");
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void aClientThatGoesDoesNotCountAgainstTheInstance() throws IOException {
    try (var peer = new Peer(Peer.Talk::awaitEnd)) {
      register(peer);
      try (var gone = RawConnection.to(node)) {
        gone.send(RawConnection.head("POST", call) + "Content-Length: 1000000\r\n\r\n");
        gone.send(new byte[HALF]);
        await().until(() -> view().path("outstanding").asInt() == 1);
      }
      await().until(() -> peer.ended() == 1 && view().path("outstanding").asInt() == 0);
      assertThat(load().path("failures").asDouble(-1)).isZero();
    }
  }

  @Test
  void aClientThatSendsTooSlowlyDoesNotCountAgainstTheInstance() throws IOException {
    try (var peer = new Peer(Peer.Talk::awaitEnd);
        var slow = RawConnection.to(node)) {
      register(peer);
      var head = RawConnection.head("POST", call, "grpc-timeout: 300m");
      slow.send(head + "Content-Length: 1000000\r\n\r\n");
      slow.send(new byte[HALF]);
      slow.answer().isProblem(400, "bad-request");
      await().until(() -> view().path("outstanding").asInt() == 0);
      assertThat(load().path("failures").asDouble(-1)).isZero();
    }
  }

  @Test
  void anInstanceThatClosesInTheMiddleIsABadGateway() throws IOException {
    try (var peer = new Peer(talk -> talk.socket().getInputStream().readNBytes(100_000))) {
      register(peer);
      for (int i = 0; i < 20; i++) {
        try (var client = RawConnection.to(node)) {
          client.send(RawConnection.head("POST", call) + "Transfer-Encoding: chunked\r\n\r\n");
          sendChunks(client, LARGE / 4);
          client.answer().isProblem(502, "bad-gateway");
        }
      }
      assertThat(load().path("failures").asDouble()).isPositive();
    }
  }

  @Test
  void anInstanceThatTurnsABodyAwayIsHeard() throws IOException {
    try (var peer =
        new Peer(
            talk -> {
              talk.until("first");
              talk.say(TOO_LARGE);
            })) {
      register(peer);
      for (int i = 0; i < 20; i++) {
        try (var client = RawConnection.to(node)) {
          client.send(RawConnection.head("POST", call) + "Transfer-Encoding: chunked\r\n\r\n");
          client.send("5\r\nfirst\r\n");
          sendChunks(client, LARGE / 4);
          var answer = client.answer();
          assertThat(answer.status()).isEqualTo(413);
          assertThat(answer.text()).isEqualTo("long");
        }
      }
      assertThat(load().path("failures").asDouble(-1)).isZero();
    }
  }

  @Test
  void oneThatTurnsABodyAwayAndStaysIsHeardToo() throws IOException {
    try (var peer =
        new Peer(
            talk -> {
              talk.until("first");
              talk.say(TOO_LARGE);
              talk.awaitEnd();
            })) {
      register(peer);
      var body = "first".concat(" ".repeat(LARGE)).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 5; i++) {
        var answer = caller.postAs("text/plain", call, body);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).isEqualTo("long");
      }
    }
  }

  private void register(Peer peer) {
    assertThat(caller.put(service + "/instances/i", "{\"url\":\"" + peer.url() + "\"}").status())
        .isEqualTo(201);
  }

  private JsonNode view() {
    return caller.get(service).isOk().json();
  }

  private JsonNode load() {
    return view().at("/instances/0/load");
  }

  private static void sendChunks(RawConnection client, int bytes) throws IOException {
    var chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    for (int sent = 0; sent < bytes; sent += 0x10000) {
      client.send(chunk);
    }
    client.send("0\r\n\r\n");
  }
}
