package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeavingTest {

  @Test
  void readinessIsTakenBackWhileTheNodeStillAnswers() {
    var node = TestNode.start("");
    var caller = node.caller();
    caller.get("/health/ready").isOk();
    var shutdown = CoordinatedShutdown.get(node.node().system());
    var held = new CompletableFuture<Done>();
    shutdown.addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "hold", () -> held);

    var ended = shutdown.runAll(CoordinatedShutdown.unknownReason());

    await().until(() -> caller.get("/health/ready").status() == 503);
    var conditions = caller.get("/health/ready").json().path("conditions");
    assertThat(conditions.path("leaving").asText()).isEqualTo("yes");
    caller.get("/health/live").isOk();
    caller.add(HttpCaller.newId(), 1).isOk();
    held.complete(Done.done());
    assertThat(ended.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void aCallUnderWayAtTheEndOfTheDrainIsAnsweredInOurForm() throws Exception {
    var node = TestNode.start("evenkeel.http { drain-timeout = 500ms, body-timeout = 20s }");
    try (var stalled = RawConnection.to(node)) {
      stalled.send(
          "POST /v1/entities/counter/"
              + HttpCaller.newId()
              + "/add HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
              + "Content-Length: 12\r\n\r\n");
      var caller = node.caller();
      await().until(() -> caller.get("/metrics").text().contains("evenkeel_http_in_flight 1.0"));
      var shutdown = CoordinatedShutdown.get(node.node().system());
      var ended = shutdown.runAll(CoordinatedShutdown.unknownReason());
      stalled.answer().isProblem(504, "outcome-unknown");
      assertThat(ended.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(30));
    }
  }
}
