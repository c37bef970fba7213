package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many connections there are, and who waits for them. */
class ConnectionsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void callsBeyondTheConnectionsWaitAndBeyondThatAreTurnedAway() {
    var go = new CountDownLatch(1);
    try (var upstream = new Upstream(Upstream.settings(2, 2, 5, LONG, LONG));
        var peer = held(go)) {
      var calls = new ArrayList<CompletableFuture<HttpResponse>>();
      for (int i = 0; i < 5; i++) {
        calls.add(upstream.get(peer.url()));
      }
      assertThatThrownBy(upstream.get(peer.url())::join).hasCauseInstanceOf(NotSentException.class);
      assertThat(calls).noneMatch(CompletableFuture::isDone);
      go.countDown();
      calls.forEach(call -> assertThat(upstream.text(call.join())).isEqualTo("ok"));
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void whoseTimeIsOverWhileItWaitsIsNotSent() {
    var go = new CountDownLatch(1);
    try (var upstream = new Upstream(Upstream.settings(1, 1, 8, LONG, LONG));
        var peer = held(go)) {
      var first = upstream.get(peer.url());
      var second =
          upstream.send(peer.url(), HttpMethods.GET, HttpEntities.EMPTY, Duration.ofMillis(50));
      assertThatThrownBy(second::join).hasCauseInstanceOf(NotSentException.class);
      go.countDown();
      assertThat(upstream.text(first.join())).isEqualTo("ok");
      assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void whoseTimeIsOverBeforeItBeginsIsNotSent() {
    try (var upstream = new Upstream(Upstream.SETTINGS);
        var peer = Peer.saying(OK)) {
      assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
      var late =
          upstream.send(peer.url(), HttpMethods.GET, HttpEntities.EMPTY, Duration.ofNanos(-1));
      assertThatThrownBy(late::join).hasCauseInstanceOf(NotSentException.class);
      assertThat(peer.written()).isEqualTo(OK.length());
    }
  }

  @Test
  void whatWaitsEndsWithTheClient() {
    var go = new CountDownLatch(1);
    try (var upstream = new Upstream(Upstream.settings(1, 1, 8, LONG, LONG));
        var peer = held(go)) {
      var first = upstream.get(peer.url());
      await().until(() -> peer.connections() == 1);
      var second = upstream.get(peer.url());
      upstream.client.stop();
      assertThatThrownBy(second::join).hasCauseInstanceOf(NotSentException.class);
      assertThatThrownBy(first::join).hasCauseInstanceOf(IOException.class);
    }
  }

  /** Unless its end is still on its way: then the call has been written, and may have arrived. */
  @Test
  void aConnectionThatThePeerClosedIsNotUsed() {
    try (var upstream = new Upstream(Upstream.SETTINGS);
        var peer =
            new Peer(
                talk -> {
                  talk.hear();
                  talk.say(OK);
                })) {
      assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
      await().until(() -> peer.ended() == 1);
      await()
          .until(
              () -> {
                var next = upstream.get(peer.url()).handle((answer, failure) -> failure).join();
                assertThat(next instanceof NotSentException).isFalse();
                return next == null;
              });
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void aPoolThatNobodyNeedsEnds() {
    var settings = Upstream.settings(1, 2, 8, LONG, Duration.ofMillis(200));
    try (var upstream = new Upstream(settings);
        var peer = Peer.saying(OK)) {
      for (int i = 1; i <= 2; i++) {
        int connections = i;
        assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
        assertThat(upstream.client.pools()).isEqualTo(1);
        await().until(() -> upstream.client.pools() == 0);
        await().until(() -> peer.ended() == connections);
      }
    }
  }

  /** As with too many open files, which pass. */
  @Test
  void oneThatCannotBeMadeTakesNoPlaceFromTheNext() {
    var left = new AtomicInteger(3);
    ChannelFactory<SocketChannel> channels =
        () -> {
          if (left.getAndDecrement() > 0) {
            throw new ChannelException("none, on purpose");
          }
          return new NioSocketChannel();
        };
    try (var upstream = new Upstream(Upstream.settings(1, 2, 8, LONG, LONG), channels);
        var peer = Peer.saying(OK)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(upstream.get(peer.url())::join)
            .hasCauseInstanceOf(NotSentException.class);
      }
      assertThat(upstream.text(upstream.get(peer.url()).join())).isEqualTo("ok");
    }
  }

  @Test
  void eachInstanceHasItsOwn() {
    try (var upstream = new Upstream(Upstream.SETTINGS);
        var one = Peer.saying(OK);
        var other = Peer.saying(OK)) {
      for (var url : List.of(one.url(), other.url(), one.url(), other.url())) {
        assertThat(upstream.text(upstream.get(url).join())).isEqualTo("ok");
      }
      assertThat(upstream.client.pools()).isEqualTo(2);
      assertThat(one.connections()).isEqualTo(1);
      assertThat(other.connections()).isEqualTo(1);
    }
  }

  private static Peer held(CountDownLatch go) {
    return new Peer(
        talk -> {
          while (true) {
            talk.hear();
            try {
              go.await();
            } catch (InterruptedException e) {
              return;
            }
            talk.say(OK);
          }
        });
  }
}
