package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.evenkeel.core.service.Instance;
import io.evenkeel.http.gateway.client.Peer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpHealthProbeTest {

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    var kit = ActorTestKit.create();
    try (var peer =
        new Peer(
            talk -> {
              talk.hear();
              talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              while (true) {
                talk.say("2000\r\n" + "x".repeat(0x2000) + "\r\n");
              }
            })) {
      var instance =
          new Instance("a", Instance.Kind.HTTP, peer.url(), 1, "", Map.of(), "/health", true);
      var good = new HttpHealthProbe(kit.system()).check(instance, Duration.ofSeconds(20));
      assertThat(good.toCompletableFuture().join()).isTrue();
      await().until(() -> peer.ended() == 1);
    } finally {
      kit.shutdownTestKit();
    }
  }
}
