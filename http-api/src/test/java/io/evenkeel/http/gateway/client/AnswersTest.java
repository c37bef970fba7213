package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of good answers, and what becomes of their connections. */
class AnswersTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String HELLO = OK + "Content-Length: 5\r\n\r\nhello";

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Upstream upstream = new Upstream(Upstream.SETTINGS);

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void whatComesAtOnceIsStrict() {
    var text =
        OK
            + "Content-Type: application/json\r\nContent-Length: 2\r\nX-Two: a\r\nX-Two: b\r\n"
            + "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nServer: some/1.0\r\n\r\n{}";
    try (var peer = Peer.saying(text)) {
      for (int i = 0; i < 3; i++) {
        var answer = upstream.get(peer.url()).join();
        assertThat(answer.status().intValue()).isEqualTo(200);
        assertThat(answer.entity().isStrict()).isTrue();
        assertThat(answer.entity().getContentType()).isEqualTo(ContentTypes.APPLICATION_JSON);
        assertThat(answer.getHeaders())
            .extracting(Object::toString)
            .containsExactly(
                "X-Two: a", "X-Two: b", "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Server: some/1.0");
        assertThat(upstream.text(answer)).isEqualTo("{}");
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void whatComesInPartsIsAStreamFromItsHeadersOn() {
    var headersSeen = new CountDownLatch(1);
    try (var peer =
        new Peer(
            talk -> {
              while (true) {
                talk.hear();
                talk.say(OK + "Content-Length: 20000\r\n\r\n");
                await(headersSeen);
                talk.say("x".repeat(10_000));
                talk.say("y".repeat(10_000));
              }
            })) {
      for (int i = 0; i < 2; i++) {
        var answer = upstream.get(peer.url()).join();
        headersSeen.countDown();
        assertThat(answer.entity().getContentLengthOption()).hasValue(20_000);
        assertThat(upstream.text(answer)).isEqualTo("x".repeat(10_000) + "y".repeat(10_000));
      }
    }
  }

  @Test
  void whatIsShortIsWaitedFor() {
    var headersSaid = new CountDownLatch(1);
    var rest = new CountDownLatch(1);
    try (var oneThread = new Upstream(Upstream.settings(1, 2, 8, LONG, LONG));
        var other = Peer.saying(HELLO);
        var peer =
            new Peer(
                talk -> {
                  talk.hear();
                  talk.say(OK + "Content-Length: 10\r\n\r\n01234");
                  headersSaid.countDown();
                  await(rest);
                  talk.say("56789");
                  talk.awaitEnd();
                })) {
      var call = oneThread.get(peer.url());
      await(headersSaid);
      assertThat(oneThread.text(oneThread.get(other.url()).join())).isEqualTo("hello");
      assertThat(call).isNotDone();
      rest.countDown();
      assertThat(call.join().entity().isStrict()).isTrue();
      assertThat(oneThread.text(call.join())).isEqualTo("0123456789");
    }
  }

  @Test
  void whatIsShortAndLateIsAStreamAfterAll() {
    var rest = new CountDownLatch(1);
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say(OK + "Content-Length: 10\r\n\r\n01234");
              await(rest);
              talk.say("56789");
              talk.awaitEnd();
            })) {
      var answer =
          upstream
              .send(peer.url(), HttpMethods.GET, HttpEntities.EMPTY, Duration.ofMillis(300))
              .join();
      rest.countDown();
      assertThat(answer.entity().isStrict()).isFalse();
      assertThat(upstream.text(answer)).isEqualTo("0123456789");
    }
  }

  @Test
  void aStreamedAnswerLeavesItsConnectionToTheNext() {
    try (var peer = Peer.saying(OK + "Content-Length: 100000\r\n\r\n" + "x".repeat(100_000))) {
      for (int i = 0; i < 3; i++) {
        var answer = upstream.get(peer.url()).join();
        assertThat(answer.entity().isStrict()).isFalse();
        assertThat(upstream.text(answer)).hasSize(100_000);
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void chunksArePutTogetherAndTrailersDropped() {
    var headersSeen = new CountDownLatch(1);
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
              await(headersSeen);
              talk.say("2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");
              talk.hear();
              talk.say(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nz\r\n0\r\n\r\n");
              talk.awaitEnd();
            })) {
      var first = upstream.get(peer.url()).join();
      headersSeen.countDown();
      assertThat(first.entity().isChunked()).isTrue();
      assertThat(upstream.text(first)).isEqualTo("abcde");
      var second = upstream.get(peer.url()).join();
      assertThat(second.entity().isStrict()).isTrue();
      assertThat(upstream.text(second)).isEqualTo("z");
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void whatEndsWithItsConnectionIsRead() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say(OK + "\r\nall of ");
              talk.say("it");
            })) {
      for (int i = 1; i <= 2; i++) {
        assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("all of it");
        assertThat(peer.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void interimAnswersArePassedOver() {
    var interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    try (var peer = Peer.saying(interim + HELLO)) {
      for (int i = 0; i < 2; i++) {
        var answer = upstream.get(peer.url()).join();
        assertThat(answer.getHeader("Link")).isEmpty();
        assertThat(upstream.text(answer)).isEqualTo("hello");
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "204 No Content\r\n",
        "304 Not Modified\r\nContent-Length: 77\r\n",
        "200 OK\r\nContent-Length: 0\r\n"
      })
  void someHaveNoBody(String status) {
    try (var peer = Peer.saying("HTTP/1.1 " + status + "ETag: \"7\"\r\n\r\n")) {
      for (int i = 0; i < 3; i++) {
        var answer = upstream.get(peer.url()).join();
        assertThat(answer.status().intValue()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(answer.getHeader("ETag")).isPresent();
        assertThat(answer.entity().isStrict()).isTrue();
        assertThat(upstream.text(answer)).isEmpty();
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  /** RFC 9110, 15.3.6; what some say all the same must not be taken for the next answer. */
  @ParameterizedTest
  @CsvSource({
    "Content-Length: 0,                     '', 1",
    "X-Odd: 1,                              '', 2",
    "Content-Length: 2,                     ok, 2",
    "Transfer-Encoding: chunked, '0\r\n\r\n',     2"
  })
  void aResetHasNoBody(String framing, String rest, int connections) {
    for (boolean whole : new boolean[] {true, false}) {
      var seen = new CountDownLatch(whole ? 0 : 1);
      var head = "HTTP/1.1 205 Reset Content\r\n" + framing + "\r\n\r\n";
      try (var peer =
          new Peer(
              talk -> {
                while (true) {
                  talk.hear();
                  talk.say(whole ? head + rest : head);
                  await(seen);
                  talk.say(whole ? "" : rest);
                }
              })) {
        for (int i = 0; i < 2; i++) {
          var answer = upstream.get(peer.url()).join();
          seen.countDown();
          assertThat(answer.status().intValue()).isEqualTo(205);
          assertThat(upstream.text(answer)).isEmpty();
        }
        assertThat(peer.connections()).isEqualTo(connections);
      }
    }
  }

  /** Those that Akka HTTP has no words for. */
  @ParameterizedTest
  @ValueSource(strings = {"Fri, 06 Nov 1700 08:49:37 GMT", "Thu, 06 Nov 2200 08:49:37 GMT", "now"})
  void aDateThatIsNoneIsLeftOut(String date) {
    var answer = OK + "Date: " + date + "\r\nX-Mine: 1\r\nContent-Length: 5\r\n\r\nhello";
    try (var peer = Peer.saying(answer)) {
      var passed = upstream.get(peer.url()).join();
      assertThat(passed.getHeaders()).extracting(Object::toString).containsExactly("X-Mine: 1");
      assertThat(upstream.text(passed)).isEqualTo("hello");
    }
  }

  @Test
  void theAnswerToHeadHasItsLengthAndNoBody() {
    try (var peer = Peer.saying(OK + "Content-Length: 5000000000\r\n\r\n")) {
      for (int i = 0; i < 3; i++) {
        var answer = head(peer);
        assertThat(answer.entity().getContentLengthOption()).hasValue(5_000_000_000L);
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  private HttpResponse head(Peer peer) {
    return upstream
        .send(peer.url(), HttpMethods.HEAD, HttpEntities.EMPTY, Duration.ofSeconds(20))
        .join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nConnection: close\r\n", "HTTP/1.0 200 OK\r\n"})
  void whoDoesNotKeepItsConnectionIsNotAskedTo(String head) {
    try (var peer = Peer.saying(head + "Content-Length: 2\r\n\r\nok")) {
      for (int i = 1; i <= 2; i++) {
        assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
        assertThat(peer.connections()).isEqualTo(i);
      }
    }
  }

  /** Somebody on the way may have taken the other one. */
  @Test
  void whoSaysItsLengthInTwoWaysIsNotAskedAgain() {
    var both = OK + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (var peer = Peer.saying(both + "2\r\nok\r\n0\r\n\r\n")) {
      for (int i = 1; i <= 2; i++) {
        assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
        assertThat(peer.connections()).isEqualTo(i);
      }
    }
  }

  @Test
  void aStatusThatNobodyKnowsPassesAsItIs() {
    try (var peer = Peer.saying("HTTP/1.1 299 Odd\r\nContent-Length: 0\r\n\r\n")) {
      var answer = upstream.get(peer.url()).join();
      assertThat(answer.status().intValue()).isEqualTo(299);
      assertThat(answer.entity().getContentType()).isEqualTo(ContentTypes.NO_CONTENT_TYPE);
    }
  }

  /** Or it would be taken for the answer to the next request, of somebody else. */
  @Test
  void aSecondAnswerIsNobodys() {
    try (var peer = Peer.saying(HELLO + OK + "Content-Length: 6\r\n\r\npoison")) {
      for (int i = 1; i <= 3; i++) {
        assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("hello");
      }
      assertThat(peer.connections()).isEqualTo(3);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
