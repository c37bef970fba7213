package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.persistence.testkit.JournalOperation;
import akka.persistence.testkit.ProcessingPolicy;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.ReadEvents;
import akka.persistence.testkit.StorageFailure;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered when events cannot be read, and that nothing stays held afterwards. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class EventFailuresTest {

  private static final ProcessingPolicy<JournalOperation> AWAY =
      (id, operation) ->
          operation instanceof ReadEvents
              ? StorageFailure.create()
              : ProcessingSuccess.getInstance();

  private static TestNode node;
  private static PersistenceTestKit journal;

  private final String id = HttpCaller.newId();
  private final String path = "/v1/entities/counter/" + id + "/events";
  private final HttpCaller caller = node.caller();

  @BeforeAll
  static void startNode() {
    node =
        TestNode.start(
            """
            evenkeel.http { max-in-flight = 2, max-event-streams = 1, event-stream-heartbeat = 100ms }
            """);
    journal = PersistenceTestKit.create(node.node().system());
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @AfterEach
  void nothingStaysHeld() throws Exception {
    journal.resetPolicy();
    await().until(() -> caller.get("/metrics").text().contains("evenkeel_http_in_flight 0.0"));
    caller.add(id, 1).isOk();
    try (var stream = EventStream.open(node, id, "")) {
      assertThat(stream.next()).contains("id:1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?from=2"})
  void aJournalThatIsAwayIsUnavailable(String query) {
    caller.add(id, 1).isOk();
    journal.withPolicy(AWAY);
    for (int i = 0; i < 5; i++) {
      var answer = caller.get(path + query);
      assertThat(answer.isProblem(503, "unavailable").path("detail").asText())
          .isEqualTo("the journal cannot be reached");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    journal.resetPolicy();
    caller.get(path).isOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?from=2"})
  void aRowThatCannotBeReadIsSaid(String query) {
    var other = HttpCaller.newId();
    var event = new StoredEvent("!unreadable", new JsonText("{}"));
    journal.persistForRecovery(
        "counter|" + other, List.of(new Commit(0, List.of(event), Optional.empty(), 0)));
    var answer = caller.get("/v1/entities/counter/" + other + "/events" + query);
    assertThat(answer.isProblem(500, "unreadable-journal").path("detail").asText())
        .isEqualTo("a row of the journal cannot be read");
  }

  @Test
  void aStreamOfAJournalThatIsAwayEnds() throws Exception {
    caller.add(id, 1).isOk();
    journal.withPolicy(AWAY);
    for (int i = 0; i < 3; i++) {
      try (var raw = RawConnection.to(node)) {
        raw.send(streamRequest("GET"));
        raw.awaitEnd();
      }
    }
  }

  @Test
  void whoGoesBeforeTheAnswerHoldsNoStream() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (var raw = RawConnection.to(node)) {
        raw.send(streamRequest("GET"));
      }
    }
  }

  @Test
  void aHeadOfAStreamHoldsNone() {
    for (int i = 0; i < 3; i++) {
      await().until(() -> head().contains("200"));
    }
  }

  private String head() throws IOException {
    try (var raw = RawConnection.to(node)) {
      raw.send(streamRequest("HEAD"));
      return raw.line();
    }
  }

  private String streamRequest(String method) {
    return RawConnection.head(method, path, "Accept: text/event-stream", "Connection: close")
        + "\r\n";
  }
}
