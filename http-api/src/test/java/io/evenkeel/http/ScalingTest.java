package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneNode.class)
class ScalingTest {

  private static final String SERVICE = "/v1/services/ticket-prices";

  @Test
  void aServiceGetsTheInstancesThatAreOrderedAndTellsWhy(HttpCaller caller) {
    var body = "{\"policy\":\"fixed\",\"parameters\":{\"instances\":10000},\"min\":1,\"max\":3}";
    var set = caller.put(SERVICE + "/scaling", body).isOk().json();
    assertThat(set.path("policy").asText()).isEqualTo("fixed");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var service = caller.get(SERVICE).isOk().json();
              assertThat(service.path("instances")).hasSize(3);
              assertThat(service.at("/scaling/ready").asInt()).isEqualTo(3);
              assertThat(service.at("/scaling/lastDecisions").findValuesAsText("reason"))
                  .contains("fixed asks for 10000; the most is 3");
            });
    assertThat(caller.get("/metrics").isOk().text())
        .contains("evenkeel_scaling_wanted{policy=\"fixed\",target=\"service/ticket-prices\"");
    var load = caller.get("/v1/cluster/load").isOk().json();
    assertThat(load.path("silent")).isEmpty();
    assertThat(load.at("/nodes/0/resources/cores").asDouble()).isPositive();
    assertThat(load.path("anomalies").isArray()).isTrue();
    caller.put(SERVICE + "/scaling", "{\"policy\":\"none\"}").isOk();
  }

  @Test
  void theLoadIsWatchedForWhatIsUnusual(HttpCaller caller) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var anomalies = caller.get("/v1/cluster/anomalies").isOk().json();
              assertThat(anomalies.path("watching").asBoolean()).isTrue();
              assertThat(anomalies.path("subjects").asInt()).isPositive();
            });
    assertThat(caller.get("/metrics").isOk().text())
        .contains("evenkeel_anomaly_subjects", "evenkeel_anomaly_begun_total");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"policy\":\"best\"}|unknown policy 'best'; known: hpa",
        "{\"policy\":\"hpa\",\"parameters\":{\"goal\":1}}|no parameter 'goal'",
        "{\"policy\":\"hpa\",\"parameters\":{\"target\":7}}|must be",
        "{\"policy\":\"hpa\",\"min\":9,\"max\":3}|min must be <= max, was 9 and 3",
        "{\"policy\":\"hpa\",\"max\":1000000}|max 1 to 100000",
        "{\"policy\":\"hpa\",\"size\":1}|size",
      })
  void whatMakesNoSenseIsRefusedWithOneSentence(String body, String said, HttpCaller caller) {
    var problem = caller.put(SERVICE + "/scaling", body).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains(said);
  }

  @Test
  void whatRunsElsewhereIsNotScaledHere(HttpCaller caller) {
    caller.put("/v1/services/elsewhere/instances/a", "{\"url\":\"http://127.0.0.1:9\"}");
    caller.put("/v1/services/elsewhere/scaling", "{\"policy\":\"hpa\"}").isProblem(409, "refused");
    caller.put("/v1/services/nobody/scaling", "{\"policy\":\"hpa\"}").isProblem(404, "not-found");
    caller.put("/v1/cluster/scaling", "{\"policy\":\"hpa\"}").isProblem(409, "refused");
    assertThat(caller.get("/v1/cluster/scaling").isOk().json().path("policy").asText())
        .isEqualTo("none");
  }
}
