package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long bodies, which are never held as a whole. */
class FlowTest {

  private static final int LARGE = 20 * 1024 * 1024;
  private static final int PART = 10_000;
  private static final String LONG_BODY = "x".repeat(LARGE);

  /** The buffers of two sockets and what the client may hold, with room. */
  private static final long MOST_ON_THE_WAY = 16L * 1024 * 1024;

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final Upstream upstream = new Upstream(Upstream.SETTINGS);

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void aLargeBodyComesBackAsItWent() {
    var body = new byte[LARGE];
    new Random(1).nextBytes(body);
    try (var peer =
        new Peer(
            talk -> {
              while (true) {
                talk.until("\r\n\r\n");
                talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                var part = new byte[PART];
                for (int left = LARGE; left > 0; ) {
                  int read = talk.socket().getInputStream().read(part, 0, Math.min(PART, left));
                  talk.say(Arrays.copyOf(part, read));
                  left -= read;
                }
              }
            })) {
      for (int i = 0; i < 2; i++) {
        var parts = Source.range(0, LARGE / PART).map(n -> part(body, n * PART));
        var entity = HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, LARGE, parts);
        var answer = upstream.post(peer.url(), entity).join();
        assertThat(upstream.bytes(answer).join().toArray()).isEqualTo(body);
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  private static ByteString part(byte[] body, int from) {
    return ByteString.fromArray(body, from, Math.min(PART, body.length - from));
  }

  @Test
  void aBodyOfUnknownLengthIsSentInChunks() {
    var heard = new CompletableFuture<String>();
    try (var peer =
        new Peer(
            talk -> {
              heard.complete(talk.hear());
              talk.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            })) {
      var parts = Source.from(Arrays.asList("abc", "", "defghijklmnopqrst"));
      var entity =
          HttpEntities.createChunked(
              ContentTypes.APPLICATION_OCTET_STREAM, parts.map(ByteString::fromString));
      upstream.post(peer.url(), entity).join();
      assertThat(heard.join())
          .startsWith("POST /x HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port() + "\r\nX-Mine: 1\r\n")
          .contains("Content-Type: application/octet-stream\r\n")
          .endsWith("\r\n\r\n3\r\nabc\r\n11\r\ndefghijklmnopqrst\r\n0\r\n\r\n");
    }
  }

  @Test
  void whoReadsSlowlySlowsTheInstance() {
    try (var peer = endless()) {
      var answer = upstream.get(peer.url()).join();
      assertThat(stable(peer::written)).isLessThan(MOST_ON_THE_WAY);
      var some = answer.entity().getDataBytes().take(3).runWith(Sink.seq(), upstream.materializer);
      assertThat(some.toCompletableFuture().join()).hasSize(3);
    }
  }

  @Test
  void anInstanceThatReadsSlowlySlowsTheCaller() {
    var taken = new AtomicLong();
    var held = new CompletableFuture<Long>();
    try (var peer =
        new Peer(
            talk -> {
              talk.until("\r\n\r\n");
              held.complete(stable(taken::get));
              talk.say(CHUNKED + "0\r\n\r\n");
              talk.awaitEnd();
            })) {
      var part = ByteString.fromArray(new byte[PART]);
      var parts =
          Source.repeat(part)
              .map(
                  one -> {
                    taken.addAndGet(PART);
                    return one;
                  });
      var entity = HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, parts);
      var answer = upstream.post(peer.url(), entity);
      assertThat(answer.join().status().intValue()).isEqualTo(200);
      assertThat(held.join()).isLessThan(MOST_ON_THE_WAY);
    }
  }

  /** While it does not read, the instance has nothing to say. */
  @Test
  void whoReadsSlowlyIsNotTakenForASilentInstance() {
    var impatient = Upstream.settings(1, 2, 8, Duration.ofSeconds(5), Duration.ofMillis(200));
    try (var slow = new Upstream(impatient);
        var peer =
            Peer.saying("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n" + LONG_BODY)) {
      var later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
      var read =
          slow.get(peer.url())
              .join()
              .entity()
              .getDataBytes()
              .prefixAndTail(1)
              .mapAsync(1, all -> CompletableFuture.supplyAsync(() -> all, later))
              .flatMapConcat(all -> Source.from(all.first()).concat(all.second()))
              .runFold(0, (sum, part) -> sum + part.size(), slow.materializer);
      assertThat(read.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join())
          .isEqualTo(LARGE);
    }
  }

  @Test
  void anAnswerThatNobodyReadsIsGivenUp() {
    var hurried = Upstream.settings(1, 2, 8, Duration.ofSeconds(5), Duration.ofSeconds(60));
    try (var client = new Upstream(hurried);
        var peer = endless()) {
      var answer = client.get(peer.url()).join();
      await().until(() -> peer.ended() == 1);
      assertThatThrownBy(() -> client.bytes(answer).join())
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whoStopsReadingEndsTheConnection() {
    try (var peer = endless()) {
      var answer = upstream.get(peer.url()).join();
      var first = answer.entity().getDataBytes().runWith(Sink.head(), upstream.materializer);
      assertThat(first.toCompletableFuture().join().size()).isPositive();
      await().until(() -> peer.ended() == 1);
    }
  }

  @Test
  void anAnswerBeforeTheEndOfTheRequestIsPassedOnAndTheRestNotSent() {
    var cancelled = new CompletableFuture<Object>();
    try (var peer =
        new Peer(
            talk -> {
              talk.until("first");
              talk.say("HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nlong");
              talk.awaitEnd();
            })) {
      var parts =
          Source.single(ByteString.fromString("first"))
              .concat(Source.never())
              .watchTermination(
                  (before, end) -> {
                    end.whenComplete((done, failure) -> cancelled.complete(true));
                    return before;
                  });
      var entity = HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, LARGE, parts);
      var answer = upstream.post(peer.url(), entity).join();
      assertThat(answer.status().intValue()).isEqualTo(413);
      assertThat(upstream.text(answer)).isEqualTo("long");
      assertThat(cancelled.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(true);
      await().until(() -> peer.ended() == 1);
    }
  }

  /** It closes with input unread, which is a reset, and hits those who write. */
  @Test
  void anAnswerBeforeAResetIsPassedOn() {
    try (var peer =
        new Peer(
            talk -> {
              talk.until("first");
              talk.say("HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nlong");
            })) {
      for (int i = 0; i < 20; i++) {
        var parts =
            Source.single(ByteString.fromString("first"))
                .concat(Source.repeat(ByteString.fromArray(new byte[PART])))
                .take(LARGE / PART);
        var entity = HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, parts);
        var answer = upstream.post(peer.url(), entity).join();
        assertThat(answer.status().intValue()).isEqualTo(413);
        assertThat(upstream.text(answer)).isEqualTo("long");
      }
    }
  }

  @Test
  void aBodyIsReadOnce() {
    try (var peer = endless()) {
      var bytes = upstream.get(peer.url()).join().entity().getDataBytes();
      var first = bytes.runWith(Sink.head(), upstream.materializer).toCompletableFuture();
      var second = bytes.runWith(Sink.head(), upstream.materializer).toCompletableFuture();
      var ends =
          Arrays.asList(
              first.handle((b, failure) -> failure == null).join(),
              second.handle((b, failure) -> failure == null).join());
      assertThat(Collections.frequency(ends, true)).isEqualTo(1);
    }
  }

  private static Peer endless() {
    return new Peer(
        talk -> {
          talk.hear();
          talk.say(CHUNKED);
          var chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
          while (true) {
            talk.say(chunk);
          }
        });
  }

  /** A number that has stopped to grow. */
  private static long stable(LongSupplier number) {
    var last = new AtomicLong(-1);
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(20))
        .until(() -> number.getAsLong() > 0 && last.getAndSet(number.getAsLong()) == last.get());
    return number.getAsLong();
  }
}
