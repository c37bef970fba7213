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
}
