package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with bounds so low that one client reaches them. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class TightNodeTest {

  private static TestNode node;

  private final String id = HttpCaller.newId();
  private final HttpCaller caller = node.caller();

  @BeforeAll
  static void startNode() {
    node =
        TestNode.start(
            """
            evenkeel.http { max-in-flight = 1, body-timeout = 1s }
            akka.http.server.idle-timeout = 1500ms
            """);
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void oneCallTooManyIsTurnedAwayAtOnceAndProbesAreNot() throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(stalledAdd());
      await().until(() -> caller.get("/metrics").text().contains("evenkeel_http_in_flight 1.0"));

      long start = System.nanoTime();
      var answer = caller.add(id, 1);
      var took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(answer.isProblem(503, "overloaded").path("retryable").asBoolean()).isTrue();
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(took).isLessThan(Duration.ofMillis(500));
      caller.get("/health/ready").isOk();
    }
    await().untilAsserted(() -> caller.add(id, 1).isOk());
  }

  @Test
  void aBodyThatStallsIsAnsweredAndTheConnectionClosed() throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(stalledAdd());
      var answer = stalled.answer();
      assertThat(answer.isProblem(408, "body-too-slow").path("retryable").asBoolean()).isTrue();
      stalled.awaitEnd();
    }
    await().untilAsserted(() -> caller.add(id, 1).isOk());
  }

  @Test
  void aBodyAnnouncedAsTooLargeIsAnsweredEvenIfItNeverComes() throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(stalledAdd().replace("100", "20000000"));
      stalled.answer().isProblem(413, "too-large");
    }
    await().untilAsserted(() -> caller.add(id, 1).isOk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET", "\r\n\r\nhello\r\n\r\n", "GET / HTTP/1.1\r\nHost: te"})
  void aRequestThatIsNeverFinishedIsCutOff(String start) throws Exception {
    try (var stalled = RawConnection.to(node)) {
      stalled.send(start);
      stalled.awaitEnd();
    }
    caller.add(id, 1).isOk();
  }

  @Test
  void aClientThatGoesInTheMiddleOfABodyHoldsNothing() throws Exception {
    try (var gone = RawConnection.to(node)) {
      gone.send(stalledAdd());
    }
    await().untilAsserted(() -> caller.add(id, 1).isOk());
    assertThat(caller.counter(id).json().at("/state/value").asLong()).isEqualTo(1);
  }

  private String stalledAdd() {
    return RawConnection.head("POST", "/v1/entities/counter/" + id + "/add")
        + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"amount\":";
  }
}
