package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotJoinedTest {

  /** It cannot know yet what the cluster hosts, so even an unknown type may be a known one. */
  @Test
  void aNodeThatNobodyHasLetInTurnsCallsAway() {
    try (var node = TestNode.starting("evenkeel.seed-nodes = [\"127.0.0.1:1\"]")) {
      var caller = node.caller();
      for (var type : List.of("counter", "nothing")) {
        var path = "/v1/entities/" + type + "/a";
        for (var answer :
            List.of(
                caller.post(path + "/add", "{\"amount\":1}"),
                caller.get(path),
                caller.get(path + "?revision=1"),
                caller.get(path + "/events"))) {
          assertThat(answer.isProblem(503, "unavailable").path("retryable").asBoolean()).isTrue();
          assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
      }
      caller.get("/health/live").isOk();
      assertThat(caller.get("/health/ready").status()).isEqualTo(503);
    }
  }
}
