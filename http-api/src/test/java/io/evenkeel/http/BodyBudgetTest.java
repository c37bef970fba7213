package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.http.error.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a node where the largest body fills the budget. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class BodyBudgetTest {

  private static final int MAX_BYTES = 1024 * 1024;

  private static TestNode node;

  private final String id = HttpCaller.newId();
  private final HttpCaller caller = node.caller();

  @BeforeAll
  static void startNode() {
    node = TestNode.start("evenkeel.http { max-body-bytes-in-flight = 1 MiB, body-timeout = 2s }");
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @AfterEach
  void nothingIsHeldForLong() {
    await().untilAsserted(() -> assertThat(heldBytes()).isEqualTo("0.0"));
    caller.add(id, 1).isOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1048576", "Transfer-Encoding: chunked"})
  void aBodyBesideTheLargestOneIsTurnedAwayAtOnce(String length) throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(put() + length + "\r\n\r\n");
      await().untilAsserted(() -> assertThat(heldBytes()).isEqualTo("1048576.0"));

      long start = System.nanoTime();
      var answer = caller.add(id, 1);
      var took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(answer.isProblem(503, "overloaded").path("retryable").asBoolean()).isTrue();
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(took).isLessThan(Duration.ofMillis(500));
      caller.counter(id).isProblem(404, "not-found");
    }
  }

  @Test
  void whoseLargeBodyIsTurnedAwayCanFinishSendingIt() throws Exception {
    try (var stalled = RawConnection.to(node);
        var second = RawConnection.to(node)) {
      stalled.send(put() + "Content-Length: 1048576\r\n\r\n");
      await().untilAsserted(() -> assertThat(heldBytes()).isEqualTo("1048576.0"));
      second.send(put() + "Content-Length: 1000000\r\n\r\n" + " ".repeat(1_000_000));
      second.answer().isProblem(503, "overloaded");
    }
  }

  @Test
  void aStalledBodyHoldsItsBytesNoLongerThanItMayTake() throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(put() + "Content-Length: 1048576\r\n\r\n");
      stalled.answer().isProblem(408, "body-too-slow");
      await().untilAsserted(() -> assertThat(heldBytes()).isEqualTo("0.0"));
    }
  }

  @Test
  void oneAfterTheOtherTheLargestBodiesPass() {
    for (int i = 0; i < 10; i++) {
      var text = "x".repeat(MAX_BYTES - "{\"value\":\"\"}".length());
      caller.post("/v1/entities/document/" + id + "/put", "{\"value\":\"" + text + "\"}").isOk();
      caller.post("/v1/entities/document/" + id + "/put", text).isProblem(400, "bad-request");
      caller.post("/v1/entities/document/" + id + "/put", text + text).isProblem(413, "too-large");
    }
  }

  @Test
  void aCallThatFailsWhileItIsMadeHoldsNothing() {
    var budget = new BodyBudget(10);
    assertThatThrownBy(
            () ->
                budget.during(
                    10,
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(budget.bytesInFlight()).isZero();
  }

  @Test
  void whatDoesNotFitIsNotCalledAndNotCounted() {
    var budget = new BodyBudget(10);
    var first = new CompletableFuture<String>();
    var unused = budget.during(6, () -> first);
    assertThatThrownBy(() -> budget.during(5, () -> new CompletableFuture<>()))
        .isInstanceOf(ProblemException.class);
    assertThat(budget.bytesInFlight()).isEqualTo(6);
    first.completeExceptionally(new IllegalStateException());
    assertThat(budget.bytesInFlight()).isZero();
  }

  private String put() {
    return RawConnection.head("POST", "/v1/entities/document/" + id + "/put")
        + "Content-Type: application/json\r\n";
  }

  private String heldBytes() {
    var name = "evenkeel_http_body_bytes_in_flight ";
    return caller
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElse("none");
  }
}
