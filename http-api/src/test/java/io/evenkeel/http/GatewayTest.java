package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls through the gateway to real servers, good and bad ones. */
class GatewayTest {

  private static final int LARGE = 20 * 1024 * 1024;

  private static TestNode node;

  private final HttpCaller caller = node.caller();
  private final String service = "gate-" + HttpCaller.newId();
  private final String call = "/v1/services/" + service + "/call";
  private final List<AutoCloseable> open = new ArrayList<>();
  private int instances;

  @BeforeAll
  static void startNode() {
    node =
        TestNode.start(
            """
            evenkeel.services.health.enabled = off
            evenkeel.http.gateway { connect-timeout = 500ms, idle-timeout = 1s }
            """);
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var one : open) {
      one.close();
    }
  }

  @Test
  void aCallIsPassedOnWithItsPathQueryHeadersAndBody() {
    register(open(BackEnd.telling()).url() + "/base");
    var answer =
        caller.post(
            call + "/a%20b/c?x=1&y=%2F", "{\"n\":1}", "X-Mine", "kept", "Forwarded", "for=me");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Evenkeel-Instance")).isEqualTo("i0");
    assertThat(answer.header("X-Told")).isEqualTo("yes");
    assertThat(answer.header("Evenkeel-Load")).isEmpty();
    assertThat(answer.header("Keep-Alive")).isEmpty();
    var standing = caller.get("/v1/services/" + service).isOk().json().path("standing");
    assertThat(standing.path("decides").asBoolean(true)).isFalse();
    assertThat(answer.text())
        .startsWith("POST /base/a%20b/c?x=1&y=%2F\n")
        .contains("X-mine: [kept]", "Via: [1.1 evenkeel]", "Content-type: [application/json]")
        .contains("Forwarded: [for=me, for=127.0.0.1;host=\"127.0.0.1:" + node.port() + "\"")
        .containsPattern("Grpc-timeout: \\[[0-9]{1,8}[num]]")
        .endsWith("{\"n\":1}");
  }

  @Test
  void whatIsForOneHopIsNotPassedOn() throws IOException {
    register(open(BackEnd.telling()).url());
    try (var connection = RawConnection.to(node)) {
      connection.send(
          "GET "
              + call
              + "/x HTTP/1.1\r\nHost: a\r\nConnection: close, X-Secret\r\nX-Secret: 1\r\n"
              + "TE: trailers\r\nUpgrade: h2c\r\nProxy-Authorization: Basic eA==\r\n\r\n");
      assertThat(connection.answer().text())
          .contains("GET /x", "Host: [127.0.0.1:")
          .doesNotContainIgnoringCase("x-secret")
          .doesNotContainIgnoringCase("te: [")
          .doesNotContainIgnoringCase("upgrade")
          .doesNotContainIgnoringCase("proxy-auth");
    }
  }

  @Test
  void largeBodiesStreamBothWays() throws Exception {
    register(
        open(new BackEnd(
                exchange -> {
                  var all = exchange.getRequestBody().readAllBytes();
                  exchange.sendResponseHeaders(200, 0);
                  exchange.getResponseBody().write(all);
                }))
            .url());
    var body = new byte[LARGE];
    new Random(1).nextBytes(body);
    var request =
        caller
            .request(call + "/echo")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    var answer = caller.client().send(request.build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Arrays.equals(answer.body(), body)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE", "PATCH", "OPTIONS"})
  void anyMethodIsPassedOn(String method) {
    register(open(BackEnd.telling()).url());
    assertThat(caller.method(method, call).text()).startsWith(method + " /\n");
  }

  @Test
  void headIsPassedOnAndAnsweredWithoutABody() throws IOException {
    var methods = new CopyOnWriteArrayList<String>();
    register(
        open(new BackEnd(
                exchange -> {
                  methods.add(exchange.getRequestMethod());
                  exchange.getResponseHeaders().add("Content-Length", "5000000000");
                  exchange.getResponseHeaders().add("ETag", "\"7\"");
                  exchange.sendResponseHeaders(200, -1);
                }))
            .url());
    for (int i = 0; i < 3; i++) {
      try (var connection = RawConnection.to(node)) {
        connection.send("HEAD " + call + "/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(connection.rest())
            .startsWith("HTTP/1.1 200 ")
            .containsIgnoringCase("\r\nETag: \"7\"\r\n")
            .endsWith("\r\n\r\n");
      }
    }
    assertThat(methods).containsExactly("HEAD", "HEAD", "HEAD");
  }

  @Test
  void anErrorOfTheInstanceIsPassedOnAsItIs() {
    register(open(new BackEnd(exchange -> BackEnd.answer(exchange, 503, "busy"))).url());
    var answer = caller.get(call + "/x");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).isEqualTo("busy");
  }

  @Test
  void whereNobodyIsThereThatIsSaidAtOnce() {
    caller.get(call + "/x").isProblem(404, "not-found");
    register("http://127.0.0.1:" + closedPort());
    assertThat(caller.get(call + "/x").isProblem(503, "unavailable").path("retryable").asBoolean())
        .isTrue();
  }

  @Test
  void whatDidNotReachADeadInstanceIsSentToALivingOne() {
    register("http://127.0.0.1:" + closedPort());
    register(open(BackEnd.telling()).url());
    caller.put("/v1/services/" + service + "/balancing", "{\"strategy\":\"round-robin\"}");
    for (int i = 0; i < 30; i++) {
      assertThat(caller.post(call + "/x", "{}").status()).isEqualTo(200);
    }
  }

  @Test
  void oneThatDoesNotAnswerIsWaitedForAsLongAsTheCallerWaits() {
    var end = new CountDownLatch(1);
    open(end::countDown);
    register(open(new BackEnd(exchange -> await(end))).url());
    long begun = System.nanoTime();
    var problem = caller.get(call + "/x", "grpc-timeout", "300m").isProblem(504, "outcome-unknown");
    assertThat(problem.path("retryable").asBoolean()).isTrue();
    assertThat((System.nanoTime() - begun) / 1e9).isLessThan(5);
  }

  @Test
  void oneThatClosesInTheMiddleOfABodyIsNoGoodAnswer() {
    register(
        open(new BackEnd(
                exchange -> {
                  exchange.sendResponseHeaders(200, 100_000);
                  exchange.getResponseBody().write(new byte[10]);
                  exchange.getResponseBody().flush();
                  throw new IOException("broken on purpose");
                }))
            .url());
    assertThatThrownBy(() -> caller.get(call + "/x")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void oneThatHangsAfterItsHeadersIsCutOff() {
    var end = new CountDownLatch(1);
    open(end::countDown);
    register(
        open(new BackEnd(
                exchange -> {
                  exchange.sendResponseHeaders(200, 100_000);
                  exchange.getResponseBody().flush();
                  await(end);
                }))
            .url());
    assertThatThrownBy(() -> caller.get(call + "/x")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void garbageInsteadOfAnAnswerIsABadGateway() throws Exception {
    var socket = open(new ServerSocket(0));
    var garbage = new Thread(() -> talkGarbage(socket));
    garbage.setDaemon(true);
    garbage.start();
    register("http://127.0.0.1:" + socket.getLocalPort());
    caller.get(call + "/x").isProblem(502, "bad-gateway");
  }

  @Test
  void aHeaderThatIsNoneIsABadGateway() {
    register(
        open(new BackEnd(
                exchange -> {
                  exchange.getResponseHeaders().add("X-Odd", "\u0007");
                  BackEnd.answer(exchange, 200, "odd");
                }))
            .url());
    caller.get(call + "/x").isProblem(502, "bad-gateway");
  }

  /** What has no answer would be counted for ever. */
  @Test
  void anAnswerThatMustBeEmptyAndIsNotIsAnAnswer() {
    register(open(new BackEnd(exchange -> BackEnd.answer(exchange, 205, "more"))).url());
    assertThat(caller.get(call + "/x").status()).isEqualTo(205);
    assertThat(caller.get("/metrics").text()).contains("evenkeel_http_in_flight 0.0");
  }

  @Test
  void aServiceThatPassesItsCallsBackIsFoundOut() {
    register(node.url() + call);
    caller.get(call + "/x").isProblem(508, "loop-detected");
  }

  @ParameterizedTest
  @CsvSource({"/../secret", "/a/%2e%2e/secret", "/./a"})
  void nobodyLeavesThePathOfAnInstance(String path) throws IOException {
    register(open(BackEnd.telling()).url() + "/base");
    try (var connection = RawConnection.to(node)) {
      connection.send("GET " + call + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      var answer = connection.answer();
      assertThat(answer.status() == 404 || answer.text().startsWith("GET /base/")).isTrue();
    }
  }

  @Test
  void aServiceInTheClusterIsCalledWithJson() {
    var prices = "/v1/services/ticket-prices/call/";
    var answer = caller.post(prices + "quote", "{\"quantity\":4}").isOk();
    assertThat(answer.text()).isEqualTo("12");
    assertThat(answer.header("Evenkeel-Instance")).isNotEmpty();
    caller.post(prices + "quote", "{\"quantity\":\"many\"}").isProblem(400, "bad-request");
    caller.post(prices + "nothing", "{}").isProblem(404, "not-found");
    caller.post(prices + "break", "{}").isProblem(500, "service-failed");
    caller.get(prices + "quote").isProblem(405, "method-not-allowed");
    caller.post(prices + "quote", "[").isProblem(400, "bad-request");
  }

  @Test
  void aCallerSaysWhoItIsAndWhatMayBeDoneWithItsCall() {
    var quote = "/v1/services/ticket-prices/call/quote";
    var body = "{\"quantity\":4}";
    caller.post(quote, body, "Evenkeel-Tenant", "a", "Evenkeel-Repeatable", "?1").isOk();
    caller.post(quote, body, "Evenkeel-Repeatable", "yes").isProblem(400, "bad-request");
    caller.post(quote, body, "Evenkeel-Tenant", "x".repeat(257)).isProblem(400, "bad-request");
  }

  private void register(String url) {
    var path = "/v1/services/" + service + "/instances/i" + instances++;
    assertThat(caller.put(path, "{\"url\":\"" + url + "\"}").status()).isEqualTo(201);
  }

  private <T extends AutoCloseable> T open(T resource) {
    open.add(0, resource);
    return resource;
  }

  private static int closedPort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void talkGarbage(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (var connection = socket.accept();
          InputStream in = connection.getInputStream()) {
        in.read(new byte[64]);
        connection
            .getOutputStream()
            .write("no HTTP at all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        return;
      }
    }
  }
}
