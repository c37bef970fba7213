package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OneNode.class)
class ServicesTest {

  /** Nobody listens there. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private final String name = "s-" + UUID.randomUUID();
  private final String path = "/v1/services/" + name;

  @Test
  void anInstanceIsRegisteredRenewedListedAndRemoved(HttpCaller caller) {
    var body =
        """
        {"url":"http://127.0.0.1:9/base","weight":2,"zone":"east","ttlSeconds":60,
         "metadata":{"version":"7"}}
        """;
    assertThat(caller.put(path + "/instances/a", body).status()).isEqualTo(201);
    assertThat(caller.put(path + "/instances/a", body).status()).isEqualTo(200);
    var service = caller.get(path).isOk().json();
    assertThat(service.path("name").asText()).isEqualTo(name);
    assertThat(service.path("kind").asText()).isEqualTo("http");
    assertThat(service.at("/balancing/strategy").asText()).isEqualTo("learned");
    assertThat(service.path("standing").isMissingNode()).isTrue(); // nothing was called yet
    var instance = service.path("instances").get(0);
    assertThat(instance.path("id").asText()).isEqualTo("a");
    assertThat(instance.path("address").asText()).isEqualTo("http://127.0.0.1:9/base");
    assertThat(instance.path("weight").asDouble()).isEqualTo(2);
    assertThat(instance.at("/metadata/version").asText()).isEqualTo("7");
    assertThat(caller.get("/v1/services").isOk().json().findValuesAsText("name")).contains(name);

    assertThat(caller.method("DELETE", path + "/instances/a").status()).isEqualTo(204);
    caller.method("DELETE", path + "/instances/a").isProblem(404, "not-found");
    caller.get(path).isProblem(404, "not-found");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}| url",
        "{\"url\":7}| url",
        "{\"url\":\"gopher://a\"}| url",
        "{\"url\":\"http://a:70000\"}| url",
        "{\"url\":\"http://a\",\"ttlSeconds\":0}| ttlSeconds",
        "{\"url\":\"http://a\",\"ttlSeconds\":-1}| ttlSeconds",
        "{\"url\":\"http://a\",\"ttlSeconds\":1e99}| ttlSeconds",
        "{\"url\":\"http://a\",\"ttlSeconds\":\"10\"}| ttlSeconds",
        "{\"url\":\"http://a\",\"weight\":0}| weight",
        "{\"url\":\"http://a\",\"zone\":\"\\u0007\"}| zone",
        "{\"url\":\"http://a\",\"metadata\":{\"a b\":\"c\"}}| metadata",
        "{\"url\":\"http://a\",\"metadata\":{\"a\":1}}| metadata.a",
        "{\"url\":\"http://a\",\"healthPath\":\"health\"}| healthPath",
        "{\"url\":\"http://a\",\"wait\":3}| wait",
      })
  void aWrongFieldIsNamed(String body, String field, HttpCaller caller) {
    var problem = caller.put(path + "/instances/a", body).isProblem(400, "bad-request");
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("detail").asText()).contains(field);
  }

  @Test
  void metadataIsBounded(HttpCaller caller) {
    var body = "{\"url\":\"http://a\",\"metadata\":{\"k\":\"" + "x".repeat(1024) + "\"}}";
    var problem = caller.put(path + "/instances/a", body).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("1024 bytes, has 1025");
  }

  @ParameterizedTest
  @CsvSource({"Shop/instances/a", "shop/instances/%20", "shop/instances/-a", "-/instances/a"})
  void aGarbageNameIsAnsweredWithWhatIsAllowed(String names, HttpCaller caller) {
    var body = "{\"url\":\"" + NOBODY + "\"}";
    var problem = caller.put("/v1/services/" + names, body).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("must match");
  }

  @Test
  void whatIsNotJsonIsTurnedAway(HttpCaller caller) {
    caller.put(path + "/instances/a", "[1").isProblem(400, "bad-request");
    var text = caller.request(path + "/instances/a").header("Content-Type", "text/plain");
    caller.send(text.PUT(BodyPublishers.ofString("{}"))).isProblem(415, "not-json");
  }

  @Test
  void theStrategyIsShownAndChangedLive(HttpCaller caller) {
    register(caller, "a");
    var set = "{\"strategy\":\"peak-ewma\",\"parameters\":{\"decay\":\"2s\"}}";
    var answer = caller.put(path + "/balancing", set).isOk().json();
    assertThat(answer.path("strategy").asText()).isEqualTo("peak-ewma");
    var shown = caller.get(path + "/balancing").isOk().json();
    assertThat(shown.at("/parameters/decay").asText()).isEqualTo("2s");
    assertThat(shown.path("known").findValuesAsText("name")).contains("c3", "maglev", "prequal");
    assertThat(caller.get(path).json().at("/balancing/strategy").asText()).isEqualTo("peak-ewma");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"strategy\":\"best\"}| known: round-robin",
        "{\"strategy\":\"peak-ewma\",\"parameters\":{\"speed\":1}}| has no parameter 'speed';"
            + " known:",
        "{\"strategy\":\"peak-ewma\",\"parameters\":{\"decay\":\"-1s\"}}| must be",
        "{\"strategy\":\"peak-ewma\",\"parameters\":{\"decay\":[]}}| must be a text or a number",
        "{\"parameters\":{}}| strategy",
      })
  void anUnknownStrategyOrParameterIsAnsweredWithTheKnownOnes(
      String body, String detail, HttpCaller caller) {
    register(caller, "a");
    var problem = caller.put(path + "/balancing", body).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains(detail);
  }

  @Test
  void aServiceThatIsNotThereHasNoStrategy(HttpCaller caller) {
    caller.get(path + "/balancing").isProblem(404, "not-found");
    caller.put(path + "/balancing", "{\"strategy\":\"c3\"}").isProblem(404, "not-found");
  }

  @Test
  void otherToolsGetItInTheirOwnForm(HttpCaller caller) {
    register(caller, "a");
    var prometheus = caller.get(path + "?format=prometheus").isOk();
    assertThat(prometheus.header("Content-Type")).isEqualTo("application/json");
    assertThat(prometheus.json().get(0).path("targets").get(0).asText()).isEqualTo("127.0.0.1:9");
    var haproxy = caller.get(path + "?format=haproxy").isOk();
    assertThat(haproxy.header("Content-Type")).startsWith("text/plain");
    assertThat(haproxy.text()).startsWith("backend " + name + "\n    server a 127.0.0.1:9 check");
    assertThat(caller.get("/v1/services?format=nginx").isOk().text())
        .contains("upstream " + name + " {\n    server 127.0.0.1:9 weight=100");
    var problem = caller.get(path + "?format=traefik").isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("known: prometheus, haproxy, nginx");
  }

  @Test
  void anInstanceThatDoesNotAnswerIsFoundByTheChecks(TestNode node) {
    var caller = node.caller();
    caller.put(path + "/instances/dead", "{\"url\":\"" + NOBODY + "\"}");
    var health = "{\"url\":\"" + node.url() + "\",\"healthPath\":\"/health/live\"}";
    caller.put(path + "/instances/good", health);
    var wrong = "{\"url\":\"" + node.url() + "\",\"healthPath\":\"/nothing\"}";
    caller.put(path + "/instances/wrong", wrong);
    caller.put(path + "/instances/root", "{\"url\":\"" + node.url() + "\"}");
    await()
        .untilAsserted(
            () -> {
              var instances = caller.get(path + "/instances").isOk().json().path("instances");
              assertThat(instances.findValuesAsText("id"))
                  .containsExactly("dead", "good", "root", "wrong");
              assertThat(instances.findValuesAsText("healthy"))
                  .containsExactly("false", "true", "true", "false");
            });
  }

  private void register(HttpCaller caller, String instance) {
    caller.put(path + "/instances/" + instance, "{\"url\":\"" + NOBODY + "\"}");
  }
}
