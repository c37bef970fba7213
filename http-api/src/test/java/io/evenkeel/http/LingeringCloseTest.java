package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is turned away in the middle of sending learns why, from a socket and from a client. */
@ExtendWith(OneNode.class)
class LingeringCloseTest {

  private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;
  private static final String ADD = "/v1/entities/counter/lingering/add";
  private static final String JSON = "Content-Type: application/json";

  @ParameterizedTest(name = "{0} {1} {2}, {3} bytes -> {4}")
  @CsvSource({
    "POST, /v1/entities/nothing/a/add, Content-Type: application/json, 20971520, 404, not-found",
    "POST, /nowhere, Content-Type: application/json, 20971520, 404, not-found",
    "POST, /v1/entities/counter/a/add, Content-Type: text/plain, 900000, 415, not-json",
    "POST, /v1/entities/counter/a/add, Content-Type: text/plain, 20971520, 415, not-json",
    "POST, /v1/entities/counter/a/add, If-Match: nonsense, 20971520, 400, bad-request",
    "POST, /v1/entities/counter/a/add, Content-Type: application/json, 20971520, 413, too-large",
    "PUT, /v1/entities/counter/a/add, Content-Type: text/plain, 20971520, 405, method-not-allowed",
  })
  void aSocketThatSendsEverythingBeforeItReads(
      String method, String path, String header, int bytes, int status, String type, TestNode node)
      throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.head(method, path, header) + "Content-Length: " + bytes + "\r\n\r\n");
      sendInParts(raw, bytes);
      raw.answer().isProblem(status, type);
      raw.awaitEnd();
    }
  }

  @Test
  void aChunkedBodyToAnUnknownType(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      var head = RawConnection.head("POST", "/v1/entities/nothing/a/add", JSON);
      raw.send(head + "Transfer-Encoding: chunked\r\n\r\n");
      for (int sent = 0; sent < TWENTY_MEGABYTES; sent += 0x10000) {
        raw.send("10000\r\n" + " ".repeat(0x10000) + "\r\n");
      }
      raw.send("0\r\n\r\n");
      raw.answer().isProblem(404, "not-found");
    }
  }

  @Test
  void aClientOfTheJdk(HttpCaller caller) {
    for (int i = 0; i < 5; i++) {
      var body = new byte[TWENTY_MEGABYTES];
      caller
          .postAs("application/json", "/v1/entities/nothing/a/add", body)
          .isProblem(404, "not-found");
      caller.postAs("text/plain", ADD, body).isProblem(415, "not-json");
    }
  }

  @Test
  void theAnswerDoesNotWaitForTheRestOfTheBody(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      long start = System.nanoTime();
      var head = RawConnection.head("POST", "/v1/entities/nothing/a/add", JSON);
      raw.send(head + "Content-Length: 100000000\r\n\r\n ");
      raw.answer().isProblem(404, "not-found");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void whoAsksBeforeSendingIsNotAskedForTheBody(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      var head =
          RawConnection.head("POST", "/v1/entities/nothing/a/add", JSON, "Expect: 100-continue");
      raw.send(head + "Content-Length: 900000\r\n\r\n");
      raw.answer().isProblem(404, "not-found");
      raw.awaitEnd();
    }
  }

  @Test
  void aGetThatBringsALargeBodyIsAnswered(TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.head("GET", "/health/live") + "Content-Length: 5000000\r\n\r\n");
      sendInParts(raw, 5_000_000);
      raw.answer().isOk();
    }
  }

  private static void sendInParts(RawConnection raw, int bytes) throws IOException {
    var part = new byte[100_000];
    for (int left = bytes; left > 0; left -= part.length) {
      raw.send(left >= part.length ? part : new byte[left]);
    }
  }
}
