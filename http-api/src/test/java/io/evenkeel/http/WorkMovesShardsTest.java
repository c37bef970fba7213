package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes that place by work, and do so within seconds. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class WorkMovesShardsTest {

  private static final String HASTY =
      """
      evenkeel.placement {
        report-every = 200ms
        half-life = 1s
        shard-cores = 0.00001
        quiet = 0
        sustained = 1s
        round = 1s
      }
      """;

  private static final List<String> IDS =
      IntStream.range(0, 30).mapToObj(i -> "work-" + i).toList();

  private static TestNode first;
  private static TestNode second;

  @BeforeAll
  static void startNodes() {
    first = TestNode.start(HASTY);
    second = TestNode.start(HASTY + "evenkeel.seed-nodes = [\"" + first.address() + "\"]");
  }

  @AfterAll
  static void stopNodes() {
    second.close();
    first.close();
  }

  @Test
  void aShardLeavesTheNodeThatDoesAllTheWork() {
    IDS.forEach(WorkMovesShardsTest::owner);
    await("both nodes have shards").atMost(Duration.ofSeconds(60)).until(this::bothHaveShards);
    var busy = IDS.stream().filter(id -> owner(id).equals(first.url())).toList();
    assertThat(busy).hasSizeGreaterThan(3);
    await("one of its shards moves")
        .atMost(Duration.ofSeconds(60))
        .until(() -> busy.stream().anyMatch(id -> owner(id).equals(second.url())));
  }

  private boolean bothHaveShards() {
    var shards = first.caller().get("/v1/cluster/shards/counter").isOk().json().path("shards");
    return shards.findValuesAsText("node").contains(second.address());
  }

  /** Adds one: the nodes of a test have a journal each, so that what is added is not looked at. */
  private static String owner(String id) {
    return first
        .caller()
        .post("/v1/entities/counter/" + id + "/add", "{\"amount\":1}")
        .isOk()
        .header("Evenkeel-Owner");
  }
}
