package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request, or one of an unusual form. After each the server serves the next client. */
@ExtendWith(OneNode.class)
class StrangeRequestsTest {

  private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

  private final String id = HttpCaller.newId();
  private final String add = "/v1/entities/counter/" + id + "/add";

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      var one = RawConnection.post(add, "{\"amount\":1}");
      raw.send(one + one + RawConnection.head("GET", "/nothing") + "\r\n" + one);
      assertThat(raw.answer().isOk().json().path("revision").asLong()).isEqualTo(1);
      assertThat(raw.answer().isOk().json().path("revision").asLong()).isEqualTo(2);
      raw.answer().isProblem(404, "not-found");
      assertThat(raw.answer().isOk().json().path("revision").asLong()).isEqualTo(3);
    }
  }

  @Test
  void aChunkedBodyIsReadAsAWhole(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(chunked("5\r\n{\"amo\r\n", "8\r\nunt\": 42\r\n", "1\r\n}\r\n", "0\r\n\r\n"));
      assertThat(raw.answer().isOk().json().at("/reply/value").asLong()).isEqualTo(42);
    }
  }

  @Test
  void chunksThatNeverEndAreTooLarge(TestNode node) throws Exception {
    var chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    try (var raw = RawConnection.to(node)) {
      raw.send(chunked());
      for (int i = 0; i < 17; i++) {
        raw.send(chunk);
      }
      raw.answer().isProblem(413, "too-large");
    }
  }

  @Test
  void aBrokenChunkIsTurnedAway(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(chunked("zz\r\n{}\r\n"));
      raw.answer().isProblem(400, "bad-request");
    }
    node.caller().add(id, 1).isOk();
  }

  @Test
  void aClientThatSendsTwentyMegabytesAtOnceLearnsThatTheyAreTooMany(HttpCaller caller) {
    var body = "{\"amount\":1}" + " ".repeat(TWENTY_MEGABYTES);
    for (int i = 0; i < 3; i++) {
      caller.post(add, body).isProblem(413, "too-large");
    }
    caller.add(id, 1).isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: test\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: test\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
      })
  void whatIsNoRequestIsAnsweredByAProblem(String text, TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(text);
      var answer = raw.answer();
      assertThat(answer.status()).isIn(400, 501, 505);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().path("type").asText()).startsWith("urn:evenkeel:");
    }
    node.caller().add(id, 1).isOk();
  }

  @Test
  void endlessUrisAndHeadersAreTurnedAway(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.head("GET", "/" + "a".repeat(5000)) + "\r\n");
      raw.answer().isProblem(414, "uri-too-long");
    }
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.head("GET", "/health/live", "X: " + "a".repeat(9000)) + "\r\n");
      raw.answer().isProblem(431, "request-header-fields-too-large");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void randomBytesHarmNobody(long seed, TestNode node) throws Exception {
    var bytes = new byte[100_000];
    new Random(seed).nextBytes(bytes);
    try (var raw = RawConnection.to(node)) {
      raw.send(bytes);
      raw.awaitEnd();
    } catch (SocketException e) {
      // closed while we still sent
    }
    node.caller().add(id, 1).isOk();
  }

  private String chunked(String... chunks) throws IOException {
    return RawConnection.head("POST", add)
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        + String.join("", chunks);
  }
}
