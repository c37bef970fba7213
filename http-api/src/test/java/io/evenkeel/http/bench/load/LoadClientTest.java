package io.evenkeel.http.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.http.bench.TestServer;
import io.evenkeel.http.bench.TestServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(30)
class LoadClientTest {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Test
  void latencyCountsFromTheIntendedTimeWhileTheServerStalls() throws Exception {
    var calls = new AtomicInteger();
    try (var server =
        new TestServer(
            (exchange, body) -> {
              if (calls.incrementAndGet() == 11) {
                NEVER.await(1, TimeUnit.SECONDS);
              }
              return Answer.of(200, "{}");
            })) {
      var result =
          LoadClient.openLoop(
              LoadSettings.of(List.of(server.url()), 1),
              Arrivals.constant(100),
              requests(100),
              AnswerListener.NONE,
              tick -> {});
      // 100 requests at 100/s meet a stall of 1 s over a single connection: nearly all wait in line
      assertThat(result.latency().count()).isEqualTo(100);
      assertThat(result.latency().p50Micros()).isGreaterThan(300_000);
      assertThat(result.latency().maxMicros()).isBetween(900_000L, 2_500_000L);
      assertThat(result.sendLag().maxMicros()).isGreaterThan(800_000);
    }
  }

  @Test
  void aClosedLoopCountsOnlyTheRequestThatMetTheStall() throws Exception {
    var calls = new AtomicInteger();
    try (var server =
        new TestServer(
            (exchange, body) -> {
              if (calls.incrementAndGet() == 11) {
                NEVER.await(500, TimeUnit.MILLISECONDS);
              }
              return Answer.of(200, "{}");
            })) {
      var result = closedLoop(LoadSettings.of(List.of(server.url()), 1), requests(100));
      assertThat(result.latency().p90Micros()).isLessThan(300_000);
      assertThat(result.latency().maxMicros()).isGreaterThan(450_000);
    }
  }

  @Test
  void requestsOfOneKeyAreSentOneAfterTheOtherInOrder() {
    var seen = Collections.synchronizedList(new ArrayList<String>());
    Set<String> underWay = ConcurrentHashMap.newKeySet();
    var overlaps = new AtomicInteger();
    try (var server =
        new TestServer(
            (exchange, body) -> {
              var key = exchange.getRequestURI().getPath();
              overlaps.addAndGet(underWay.add(key) ? 0 : 1);
              seen.add(key + " " + body);
              NEVER.await(2, TimeUnit.MILLISECONDS);
              underWay.remove(key);
              return Answer.of(200, "{}");
            })) {
      var source =
          IntStream.range(0, 200)
              .mapToObj(n -> Request.post("k" + n % 5, "/k" + n % 5, "{\"n\":" + n + "}", null))
              .iterator();
      closedLoop(
          LoadSettings.of(List.of(server.url()), 8).withKeysInOrder(),
          () -> source.hasNext() ? source.next() : null);
    }
    assertThat(overlaps).hasValue(0);
    for (int key = 0; key < 5; key++) {
      var prefix = "/k" + key + " ";
      var expected =
          IntStream.iterate(key, n -> n < 200, n -> n + 5)
              .mapToObj(n -> prefix + "{\"n\":" + n + "}");
      assertThat(seen.stream().filter(s -> s.startsWith(prefix)))
          .containsExactlyElementsOf(expected.toList());
    }
  }

  @Test
  void aRetryCarriesTheSameKeyAndItsLatencyRunsUntilTheFinalAnswer() {
    var keys = Collections.synchronizedList(new ArrayList<String>());
    try (var server =
        new TestServer(
            (exchange, body) -> {
              keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
              return Answer.of(keys.size() < 3 ? 503 : 200, "{}");
            })) {
      var rule = new RetryRule(5, Duration.ofSeconds(5), Duration.ofMillis(50));
      var once = List.of(Request.post("a", "/a", "{}", "same")).iterator();
      var result =
          closedLoop(
              LoadSettings.of(List.of(server.url()), 1).withRetry(Duration.ofSeconds(5), rule),
              () -> once.hasNext() ? once.next() : null);
      assertThat(keys).containsExactly("same", "same", "same");
      assertThat(result.retries()).isEqualTo(2);
      assertThat(result.failed()).isZero();
      assertThat(result.latency().maxMicros()).isGreaterThan(150_000);
    }
  }

  @Test
  void aRequestWithoutAnAnswerTimesOutAndTheConnectionIsMadeAnew() {
    var calls = new AtomicInteger();
    try (var server =
        new TestServer(
            (exchange, body) -> {
              if (calls.incrementAndGet() == 1) {
                NEVER.await(2, TimeUnit.SECONDS);
              }
              return Answer.of(200, "{}");
            })) {
      var result =
          closedLoop(
              LoadSettings.of(List.of(server.url()), 1)
                  .withRetry(Duration.ofMillis(200), RetryRule.NONE),
              requests(3));
      assertThat(result.errors()).containsExactly(java.util.Map.entry("timeout", 1L));
      assertThat(result.latency().count()).isEqualTo(2);
    }
  }

  @Test
  void aKeyGoesToTheOwnerThatTheAnswerNamed() {
    var atOwner = new AtomicInteger();
    try (var owner =
        new TestServer(
            (exchange, body) -> {
              atOwner.incrementAndGet();
              return Answer.of(200, "{}");
            })) {
      try (var other =
          new TestServer((exchange, body) -> new Answer(200, "{}", owner.url().toString()))) {
        var source = IntStream.range(0, 100).mapToObj(n -> Request.probe("one", "/one")).iterator();
        closedLoop(
            LoadSettings.of(List.of(other.url(), owner.url()), 1)
                .withKeysInOrder()
                .withFollowOwner(true),
            () -> source.hasNext() ? source.next() : null);
      }
    }
    assertThat(atOwner.get()).isGreaterThanOrEqualTo(98);
  }

  @Test
  void aDeadTargetAmongLivingOnesCostsNoRequest() throws Exception {
    try (var server = new TestServer((exchange, body) -> Answer.of(200, "{}"))) {
      var targets = List.of(unused(), server.url());
      assertThat(closedLoop(LoadSettings.of(targets, 2), requests(50)).failed()).isZero();
    }
  }

  @Test
  void withoutAnyLivingTargetTheRunFailsInOneSentence() throws Exception {
    var dead = unused();
    assertThatThrownBy(() -> closedLoop(LoadSettings.of(List.of(dead), 2), requests(1)))
        .isInstanceOf(LoadFailedException.class)
        .hasMessage("nothing answers at [" + dead + "]");
  }

  @Test
  void bodiesReachTheListenerAndWarmUpIsNotRecorded() {
    var bodies = new ArrayList<String>();
    try (var server = new TestServer((exchange, body) -> Answer.of(200, "{\"text\":\"你好\"}"))) {
      var result =
          LoadClient.closedLoop(
              LoadSettings.of(List.of(server.url()), 1)
                  .withTimes(Duration.ofMillis(200), Duration.ofMillis(200)),
              () -> Request.get("a", "/a"),
              (request, outcome, body) -> bodies.add(body),
              tick -> {});
      assertThat(result.latency().count()).isLessThan(bodies.size());
      assertThat(result.seconds()).isBetween(0.19, 0.5);
    }
    assertThat(Set.copyOf(bodies)).containsExactly("{\"text\":\"你好\"}");
  }

  @Test
  void beyondTheBoundRequestsAreNotSentAndCounted() throws Exception {
    try (var server =
        new TestServer(
            (exchange, body) -> {
              NEVER.await(5, TimeUnit.SECONDS);
              return Answer.of(200, "{}");
            })) {
      var settings =
          LoadSettings.of(List.of(server.url()), 2)
              .withTimes(Duration.ZERO, Duration.ofMillis(500))
              .withRetry(Duration.ofMillis(700), RetryRule.NONE)
              .withBound(4, 2, LoadSettings.Beyond.DROP);
      var result =
          LoadClient.openLoop(
              settings, Arrivals.constant(100), requests(1_000), AnswerListener.NONE, tick -> {});
      // 50 are due, 4 have a place: 2 on the wire until they time out, 2 behind them, which then
      // have nobody to go to
      assertThat(result.notSent()).isEqualTo(46);
      assertThat(result.sent()).isEqualTo(4);
      assertThat(result.notSentShare()).isEqualTo(0.92);
    }
  }

  @Test
  void theBoundIsTheConcurrencyOfAClosedLoopOverAllTargets() {
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    TestServer.Behavior behavior =
        (exchange, body) -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          NEVER.await(2, TimeUnit.MILLISECONDS);
          underWay.decrementAndGet();
          return Answer.of(200, "{}");
        };
    try (var one = new TestServer(behavior);
        var other = new TestServer(behavior)) {
      var settings =
          LoadSettings.of(List.of(one.url(), other.url()), 1)
              .withBound(3, 2, LoadSettings.Beyond.WAIT);
      assertThat(closedLoop(settings, requests(200)).latency().count()).isEqualTo(200);
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void aRunThatIsStoppedTellsWhatItHasMeasured() {
    var begun = new CountDownLatch(20);
    try (var server = new TestServer((exchange, body) -> Answer.of(200, "{}"))) {
      var run =
          LoadClient.start(
              LoadSettings.of(List.of(server.url()), 1),
              null,
              () -> Request.probe("a", "/a"),
              (request, outcome, body) -> begun.countDown(),
              LoadObserver.of(tick -> {}));
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      run.stop();
      var result = run.await();
      assertThat(result.latency().count()).isGreaterThanOrEqualTo(20);
      assertThat(result.failed()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whenAllConnectionsAreLostTheMeasuredPartIsNot() {
    var server = new TestServer((exchange, body) -> Answer.of(200, "{}"));
    var settings =
        LoadSettings.of(List.of(server.url()), 1).withRetry(Duration.ofMillis(100), RetryRule.NONE);
    var calls = new AtomicInteger();
    AnswerListener listener =
        (request, outcome, body) -> {
          if (calls.incrementAndGet() == 50) {
            server.close();
          }
        };
    assertThatThrownBy(
            () ->
                LoadClient.openLoop(
                    settings,
                    Arrivals.constant(200),
                    () -> Request.probe("a", "/a"),
                    listener,
                    tick -> {}))
        .isInstanceOf(LoadFailedException.class)
        .hasMessage("all connections are lost: [" + server.url() + "]")
        .satisfies(
            failure ->
                assertThat(
                        ((LoadFailedException) failure).measured().orElseThrow().latency().count())
                    .isGreaterThanOrEqualTo(49));
  }

  private static LoadResult closedLoop(LoadSettings settings, RequestSource source) {
    return LoadClient.closedLoop(settings, source, AnswerListener.NONE, tick -> {});
  }

  private static RequestSource requests(int count) {
    var left = new AtomicInteger(count);
    return () -> left.getAndDecrement() > 0 ? Request.probe("a", "/a") : null;
  }

  private static URI unused() throws Exception {
    try (var socket = new java.net.ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
