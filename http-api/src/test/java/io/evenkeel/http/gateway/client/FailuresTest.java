package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request that is not answered, and whether it can have reached the instance. */
class FailuresTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final Upstream upstream = new Upstream(Upstream.SETTINGS);

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(failure(upstream.get("http://127.0.0.1:" + port)))
          .isInstanceOf(NotSentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://no-such-host.invalid", "no url"})
  void toNowhereNothingIsSent(String url) {
    assertThat(failure(upstream.get(url))).isInstanceOf(NotSentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "no HTTP at all\r\n\r\n",
        "garbage\r\n\r\n",
        "HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Odd: \u0007\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n"
      })
  void whatIsNoAnswerMayHaveBeenCarriedOut(String text) {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say(text);
            })) {
      assertThat(failure(upstream.get(peer.url())))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotSentException.class);
    }
  }

  @Test
  void headersHaveABound() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say("HTTP/1.1 200 OK\r\n");
              while (true) {
                talk.say("X-Much: " + "x".repeat(1_000) + "\r\n");
              }
            })) {
      assertThat(failure(upstream.get(peer.url()))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void interimAnswersHaveABound() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              while (true) {
                talk.say("HTTP/1.1 102 Processing\r\n\r\n");
              }
            })) {
      assertThat(failure(upstream.get(peer.url()))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBodyThatBreaksOffFails() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\nabc");
            })) {
      var answer = upstream.get(peer.url()).join();
      assertThat(failure(upstream.bytes(answer))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void chunksThatBreakOffFail() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            })) {
      var answer = upstream.get(peer.url()).join();
      assertThat(failure(upstream.bytes(answer))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void afterItsTimeAConnectionIsNotUsedAgain() {
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.awaitEnd();
            })) {
      var late =
          upstream.send(peer.url(), HttpMethods.GET, HttpEntities.EMPTY, Duration.ofMillis(100));
      assertThat(failure(late)).isInstanceOf(TimeoutException.class);
      await().until(() -> peer.ended() == 1);
    }
  }

  @Test
  void oneThatFallsSilentIsGivenUp() {
    var settings = Upstream.settings(1, 2, 8, LONG, Duration.ofMillis(200));
    try (var impatient = new Upstream(settings);
        var silent =
            new Peer(
                talk -> {
                  talk.hear();
                  talk.awaitEnd();
                });
        var hanging =
            new Peer(
                talk -> {
                  talk.hear();
                  talk.say("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n");
                  talk.awaitEnd();
                })) {
      assertThat(failure(impatient.get(silent.url()))).isInstanceOf(TimeoutException.class);
      var answer = impatient.get(hanging.url()).join();
      assertThat(failure(impatient.bytes(answer))).isInstanceOf(TimeoutException.class);
      var unread = impatient.get(hanging.url()).join();
      assertThat(unread.status().intValue()).isEqualTo(200);
      await().until(() -> hanging.ended() == 2);
    }
  }

  @Test
  void aRequestWhoseBodyBreaksOffIsBrokenOff() {
    try (var peer =
        new Peer(
            talk -> {
              talk.until("first");
              talk.awaitEnd();
            })) {
      var body =
          Source.single(ByteString.fromString("first"))
              .concat(Source.failed(new IllegalStateException("broken on purpose")));
      var entity = HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, 1_000, body);
      assertThat(failure(upstream.post(peer.url(), entity))).isInstanceOf(IOException.class);
      await().until(() -> peer.ended() == 1);
    }
  }

  @Test
  void whoStopsEndsWhatIsUnderWay() {
    try (var other = new Upstream(Upstream.SETTINGS);
        var peer =
            new Peer(
                talk -> {
                  talk.hear();
                  other.client.stop();
                  talk.awaitEnd();
                })) {
      assertThat(failure(other.get(peer.url()))).isInstanceOf(IOException.class);
      await()
          .untilAsserted(
              () ->
                  assertThat(failure(other.get(peer.url()))).isInstanceOf(NotSentException.class));
    }
  }

  private static Throwable failure(CompletableFuture<?> answer) {
    var thrown = catchThrowable(answer::join);
    return thrown instanceof CompletionException ? thrown.getCause() : thrown;
  }
}
