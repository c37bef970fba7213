package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneNode.class)
class ClusterTest {

  @Test
  void theMembersAreListedWithWhatTheySayOfThemselves(TestNode node) {
    var cluster = node.caller().get("/v1/cluster").isOk().json();
    assertThat(cluster.path("name").asText()).isEqualTo("test");
    assertThat(cluster.path("leader")).isEqualTo(cluster.path("self"));
    var member = cluster.path("members").get(0);
    assertThat(member.path("address")).isEqualTo(cluster.path("self"));
    assertThat(member.path("status").asText()).isEqualTo("up");
    assertThat(member.path("oldest").asBoolean()).isTrue();
    assertThat(member.path("reachable").asBoolean()).isTrue();
    assertThat(member.path("roles").toString()).contains("entity-counter", "entity-ticket");
    assertThat(member.at("/node/url").asText()).isEqualTo(node.url());
    assertThat(member.at("/node/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(member.at("/node/ready").asBoolean()).isTrue();
  }

  @Test
  void aShardIsListedOnceItIsUsed(HttpCaller caller) {
    caller.add(HttpCaller.newId(), 1).isOk();
    var answer = caller.get("/v1/cluster/shards/counter").isOk().json();
    var self = caller.get("/v1/cluster").json().path("self");
    assertThat(answer.path("type").asText()).isEqualTo("counter");
    assertThat(answer.path("shards")).isNotEmpty();
    assertThat(answer.path("shards").get(0).path("node")).isEqualTo(self);
    assertThat(answer.path("shards").get(0).path("entities").asInt()).isPositive();
    caller.get("/v1/cluster/shards/nothing").isProblem(404, "not-found");
  }

  @Test
  void theWorkOfShardsNodesAndHotEntitiesIsToldOnceItIsMeasured(HttpCaller caller) {
    var id = HttpCaller.newId();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              for (int i = 0; i < 50; i++) {
                caller.add(id, 1).isOk();
              }
              var found = caller.get("/v1/cluster/shards/counter").isOk().json();
              return found.path("hotEntities").findValuesAsText("id").contains(id);
            });
    var answer = caller.get("/v1/cluster/shards/counter").isOk().json();
    assertThat(answer.path("nodes").findValuesAsText("node"))
        .contains(caller.get("/v1/cluster").json().path("self").asText());
    assertThat(answer.path("nodes").get(0).path("capacityCores").asDouble()).isPositive();
    assertThat(answer.path("nodes").get(0).path("workCores").asDouble()).isPositive();
    assertThat(answer.path("shards")).anyMatch(shard -> shard.path("workCores").asDouble() > 0);
    assertThat(answer.path("shards"))
        .anyMatch(shard -> shard.path("callsPerSecond").asDouble() > 0);
    assertThat(answer.path("hotEntities"))
        .allMatch(hot -> hot.path("workCores").asDouble() > hot.path("errorCores").asDouble());
  }

  @Test
  void theTimelineSaysWhenAShardStartedHereAndItsFirstEntityHadItsJournal(HttpCaller caller) {
    caller.add(HttpCaller.newId(), 1).isOk();
    var timeline = caller.get("/v1/cluster/timeline").isOk().json();
    assertThat(timeline.path("node")).isEqualTo(caller.get("/v1/cluster").json().path("self"));
    var seen = timeline.path("entries").findValuesAsText("what");
    assertThat(seen).startsWith("up", "oldest-changed");
    assertThat(seen).containsSubsequence("shard-started", "entity-recovered");
    var started = timeline.path("entries").get(seen.indexOf("shard-started"));
    assertThat(started.path("subject").asText()).matches("[a-z]+/[0-9]+");
    assertThat(started.path("sinceStartMicros").asLong()).isPositive();
  }

  @Test
  void theTimelineGivesOnlyWhatCameAfterTheTimeAskedFor(HttpCaller caller) {
    long now = caller.get("/v1/cluster/timeline").isOk().json().path("nowEpochMillis").asLong();
    var later = caller.get("/v1/cluster/timeline?since=" + (now + 3_600_000)).isOk().json();
    assertThat(later.path("entries")).isEmpty();
    caller.get("/v1/cluster/timeline?since=yesterday").isProblem(400, "bad-request");
    caller.get("/v1/cluster/timeline?since=-1").isProblem(400, "bad-request");
  }

  @Test
  void whoIsNoMemberCannotLeave(HttpCaller caller) {
    caller.method("POST", "/v1/cluster/members/127.0.0.1:1/leave").isProblem(404, "not-found");
  }

  @Test
  void theProbesAnswer(HttpCaller caller) {
    assertThat(caller.get("/health/live").isOk().text()).isEqualTo("{\"status\":\"live\"}");
    var ready = caller.get("/health/ready").isOk().json();
    assertThat(ready.path("status").asText()).isEqualTo("ready");
    assertThat(ready.path("conditions").properties())
        .isNotEmpty()
        .allSatisfy(condition -> assertThat(condition.getValue().asText()).isEqualTo("ok"));
  }

  @Test
  void theMetricsAreWhatPrometheusReads(HttpCaller caller) {
    caller.add(HttpCaller.newId(), 1).isOk();
    var answer = caller.get("/metrics").isOk();
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text())
        .contains("evenkeel_http_in_flight ", "jvm_memory_used_bytes{")
        .containsPattern("evenkeel_http_calls_seconds_count\\{status=\"2xx\"} [1-9]");
  }
}
