package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class TwoNodesTest {

  private static final int MAX_BYTES = 1024 * 1024;

  private static TestNode first;
  private static TestNode second;

  @BeforeAll
  static void startNodes() {
    first = TestNode.start("");
    second = TestNode.start("evenkeel.seed-nodes = [\"" + first.address() + "\"]");
  }

  @AfterAll
  static void stopNodes() {
    second.close();
    first.close();
  }

  @Test
  void aDocumentOfTheLargestSizePassesThroughTheNodeThatDoesNotOwnIt() {
    var path = "/v1/entities/document/" + ownedBySecond() + "/";
    var text = "x".repeat(MAX_BYTES - "{\"value\":\"\"}".length());

    var put = first.caller().post(path + "put", "{\"value\":\"" + text + "\"}").isOk();
    assertThat(put.header("Evenkeel-Owner")).isEqualTo(second.url());

    var read = first.caller().get(path.substring(0, path.length() - 1)).isOk();
    assertThat(read.header("Evenkeel-Owner")).isEqualTo(second.url());
    assertThat(read.json().path("state").asText()).isEqualTo(text);
  }

  /** Shards move to the second node once it has joined. */
  private static String ownedBySecond() {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                IntStream.range(0, 20)
                    .mapToObj(i -> "large-" + i)
                    .filter(id -> owner(id).equals(second.url()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String owner(String id) {
    return first
        .caller()
        .post("/v1/entities/document/" + id + "/put", "{\"value\":1}")
        .header("Evenkeel-Owner");
  }
}
