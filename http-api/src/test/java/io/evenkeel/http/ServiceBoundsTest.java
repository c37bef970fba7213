package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A registry that is full, and streams of what is in it. */
class ServiceBoundsTest {

  private static final String BODY = "{\"url\":\"http://127.0.0.1:9\"}";

  private static TestNode node;

  private final HttpCaller caller = node.caller();

  @BeforeAll
  static void startNode() {
    node =
        TestNode.start(
            """
            evenkeel {
              services.registry { max-services = 2, max-instances = 20, max-instances-per-service = 12 }
              services.health.enabled = off
              http { max-event-streams = 2, event-stream-heartbeat = 100ms }
            }
            """);
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void whatIsTooMuchIsTurnedAwayAndWhatIsThereStays() {
    for (int i = 0; i < 12; i++) {
      assertThat(caller.put("/v1/services/full/instances/" + i, BODY).status()).isEqualTo(201);
    }
    var problem = caller.put("/v1/services/full/instances/12", BODY).isProblem(503, "overloaded");
    assertThat(problem.path("detail").asText()).isEqualTo("the service has 12 instances already");
    assertThat(caller.put("/v1/services/full/instances/11", BODY).status()).isEqualTo(200);
    for (int i = 0; i < 12; i++) {
      caller.method("DELETE", "/v1/services/full/instances/" + i);
    }
  }

  @Test
  void aStreamTellsTheListAndEachChangeOfItAndIsResumedById() throws Exception {
    caller.put("/v1/services/seen/instances/a", BODY);
    String id;
    try (var stream = EventStream.at(node, "/v1/services/seen/instances", "")) {
      var first = stream.next();
      assertThat(first).contains("event:instances");
      assertThat(stream.data()).contains("\"id\":\"a\"");
      caller.put("/v1/services/seen/instances/a", BODY);
      caller.put("/v1/services/seen/instances/b", BODY);
      var second = stream.next();
      assertThat(stream.data()).contains("\"id\":\"b\"");
      assertThat(second).doesNotContainAnyElementsOf(first.subList(2, 3));
      id = second.get(2).substring("id:".length());
    }
    try (var again = EventStream.at(node, "/v1/services/seen/instances", "Last-Event-ID: " + id)) {
      assertThat(again.line()).isEqualTo("data:");
      caller.method("DELETE", "/v1/services/seen/instances/b");
      assertThat(again.next()).contains("event:instances");
      assertThat(again.data()).contains("\"id\":\"a\"").doesNotContain("\"id\":\"b\"");
    }
    caller.method("DELETE", "/v1/services/seen/instances/a");
  }

  @Test
  void aStreamWaitsForAServiceThatIsNotThere() throws Exception {
    try (var stream = EventStream.at(node, "/v1/services/later/instances", "")) {
      stream.next();
      assertThat(stream.data()).isEqualTo("{\"name\":\"later\",\"instances\":[]}");
      caller.put("/v1/services/later/instances/a", BODY);
      stream.next();
      assertThat(stream.data()).contains("\"id\":\"a\"");
    }
    caller.method("DELETE", "/v1/services/later/instances/a");
  }
}
