package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class EventStreamTest {

  private static TestNode node;

  private final String id = HttpCaller.newId();
  private final HttpCaller caller = node.caller();

  @BeforeAll
  static void startNode() {
    node =
        TestNode.start("evenkeel.http { max-event-streams = 2, event-stream-heartbeat = 100ms }");
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void theStreamGoesOnWithLaterEvents() throws Exception {
    caller.add(id, 1).isOk();
    try (var stream = EventStream.open(node, id, "")) {
      assertThat(stream.next()).containsExactly("data:" + stream.data(), "event:added", "id:1");
      assertThat(stream.data()).contains("\"revision\":1", "\"data\":{\"amount\":1}");
      caller.add(id, 2).isOk();
      assertThat(stream.next()).contains("id:2");
    }
  }

  @Test
  void aStreamMayWaitForTheFirstEvent() throws Exception {
    try (var stream = EventStream.open(node, id, "")) {
      caller.add(id, 1).isOk();
      assertThat(stream.next()).contains("id:1");
    }
  }

  @Test
  void theLastEventIdResumesAfterIt() throws Exception {
    caller.add(id, 1).isOk();
    caller.add(id, 2).isOk();
    try (var stream = EventStream.open(node, id, "Last-Event-ID: 1")) {
      assertThat(stream.next()).contains("id:2");
    }
  }

  @Test
  void aStreamIsKeptAliveByHeartbeats() throws Exception {
    try (var stream = EventStream.open(node, id, "")) {
      assertThat(stream.line()).isEqualTo("data:");
      assertThat(stream.line()).isEmpty();
      assertThat(stream.line()).isEqualTo("data:");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "9223372036854775807", "9223372036854775808"})
  void aLastEventIdThatIsNoRevisionIsTurnedAway(String last) {
    caller
        .get(
            "/v1/entities/counter/" + id + "/events",
            "Accept",
            "text/event-stream",
            "Last-Event-ID",
            last)
        .isProblem(400, "bad-request");
  }

  @Test
  void oneStreamTooManyIsTurnedAwayAndAClosedOneMakesRoom() throws Exception {
    var first = EventStream.open(node, id, "");
    var second = EventStream.open(node, id, "");
    try (first;
        second) {
      var answer =
          caller.get("/v1/entities/counter/" + id + "/events", "Accept", "text/event-stream");
      assertThat(answer.isProblem(503, "overloaded").path("retryable").asBoolean()).isTrue();
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    try (var again = EventStream.open(node, id, "")) {
      caller.add(id, 1).isOk();
      assertThat(again.next()).contains("id:1");
    }
  }
}
