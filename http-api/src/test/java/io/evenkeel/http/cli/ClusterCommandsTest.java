package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.http.OneNode;
import io.evenkeel.http.TestNode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneNode.class)
class ClusterCommandsTest {

  @Test
  void statusSaysHowTheClusterIs(TestNode node) throws JsonProcessingException {
    var status = json(Run.of("status", "--json", "--url", node.url()));
    assertThat(status.at("/cluster/name").asText()).isEqualTo("test");
    assertThat(status.at("/readiness/status").asText()).isEqualTo("ready");
    assertThat(status.path("entityTypes").findValuesAsText("name")).contains("counter", "ticket");

    assertThat(Run.of("status", "--url", node.url()).out())
        .contains("test", "1 of 1 up and reachable", "ready", "counter");
  }

  @Test
  void membersListsThemAll(TestNode node) throws JsonProcessingException {
    var members = json(Run.of("members", "--json", "--url", node.url())).path("members");
    assertThat(members).hasSize(1);
    assertThat(members.get(0).at("/node/url").asText()).isEqualTo(node.url());

    var lines = Run.of("members", "--url", node.url()).out().lines().toList();
    assertThat(lines.get(0)).startsWith("ADDRESS").contains("STATUS", "PID", "URL");
    assertThat(lines.get(1)).contains(" up ", node.url());
  }

  @Test
  void shardsSaysWhereTheyAre(TestNode node) throws JsonProcessingException {
    new ClusterClient(node.url()).post("/v1/entities/counter/cli/add", "{\"amount\":1}");
    var types = json(Run.of("shards", "counter", "--json", "--url", node.url())).path("types");
    assertThat(types).hasSize(1);
    assertThat(types.get(0).path("type").asText()).isEqualTo("counter");
    assertThat(types.get(0).path("shards")).isNotEmpty();

    assertThat(json(Run.of("shards", "--json", "--url", node.url())).path("types"))
        .hasSizeGreaterThan(2);
    var lines = Run.of("shards", "counter", "--url", node.url()).out().lines().toList();
    assertThat(lines.get(0)).contains("SHARDS", "ENTITIES", "WORK", "CALLS/S");
    assertThat(lines.get(1)).startsWith("counter");
    assertThat(lines).anyMatch(line -> line.matches("NODE +PROCESSORS +WORK"));
    assertThat(lines).anyMatch(line -> line.endsWith("HOT ENTITY"));
  }

  @Test
  void anomaliesSaysHowMuchIsWatched(TestNode node) {
    var url = node.url();
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> json(Run.of("anomalies", "--json", "--url", url)).at("/subjects").asInt() > 0);
    var lines = Run.of("anomalies", "--url", url).out().lines().toList();
    assertThat(lines.get(0)).startsWith("KIND").contains("SUBJECT", "SCORE", "REASON");
    assertThat(lines.get(lines.size() - 1)).contains(" watched, 0 beyond the most");
  }

  @Test
  void servicesAndTheirStrategiesAreShownAndChanged(TestNode node) throws JsonProcessingException {
    var url = node.url();
    new ClusterClient(url)
        .put("/v1/services/printers/instances/one", "{\"url\":\"http://127.0.0.1:9\"}");

    assertThat(Run.of("services", "--url", url).out()).containsPattern("printers +http ");
    assertThat(Run.of("services", "printers", "--url", url).out())
        .contains("strategy learned", "one ", "http://127.0.0.1:9");
    assertThat(Run.of("balance", "printers", "c3:alpha=0.5", "--url", url).out())
        .startsWith("printers: c3 {\"alpha\":\"0.5\"}");
    var shown = json(Run.of("balance", "printers", "--json", "--url", url));
    assertThat(shown.path("strategy").asText()).isEqualTo("c3");
    assertThat(Run.of("balance", "printers", "--url", url).out()).contains("  prequal ");
  }

  @Test
  void anUnknownStrategyOrServiceIsOneSentence(TestNode node) {
    assertThat(Run.of("balance", "printers", "best", "--url", node.url()).err())
        .contains("best", "round-robin");
    assertThat(Run.of("services", "nobody", "--url", node.url()).err().strip())
        .isEqualTo("evenkeel services: there is no service 'nobody'");
  }

  @Test
  void aUrlMayEndWithASlash(TestNode node) {
    assertThat(Run.of("members", "--url", node.url() + "/").code()).isZero();
  }

  @Test
  void whatTheServerTurnsAwayIsTheErrorsSentence(TestNode node) {
    var unknown = Run.of("shards", "no thing/ä", "--url", node.url());
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err().strip())
        .isEqualTo("evenkeel shards: there is no entity type 'no thing/ä'");

    var stranger = Run.of("drain", "127.0.0.1:1", "--url", node.url());
    assertThat(stranger.err().strip())
        .isEqualTo("evenkeel drain: there is no member '127.0.0.1:1'");
  }

  @Test
  void drainLetsANodeLeaveByItsUrl() throws Exception {
    try (var node = TestNode.start("")) {
      var url = node.url();
      await().until(() -> Run.of("members", "--url", url).out().contains(url));
      var answer = json(Run.of("drain", node.url(), "--json", "--url", node.url()));
      assertThat(answer.path("status").asText()).isEqualTo("leaving");
      var ended = node.node().system().getWhenTerminated().toCompletableFuture();
      assertThat(ended.get(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  /** Which no URI may have in its host: an address is not one. */
  @Test
  void drainAsksForAnAddressWithAnUnderscoreAsWell(TestNode node) {
    assertThat(Run.of("drain", "node_1:25520", "--url", node.url()).err().strip())
        .isEqualTo("evenkeel drain: there is no member 'node_1:25520'");
  }

  private static JsonNode json(Run run) throws JsonProcessingException {
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return Json.stored().readTree(run.out());
  }
}
