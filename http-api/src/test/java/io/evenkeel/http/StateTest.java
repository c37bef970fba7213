package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class StateTest {

  private final String id = HttpCaller.newId();
  private final String path = "/v1/entities/counter/" + id;

  @Test
  void theStateComesWithTypeIdAndRevision(TestNode node) {
    var caller = node.caller();
    caller.add(id, 2).isOk();
    caller.add(id, 3).isOk();
    var answer = caller.get(path).isOk();
    assertThat(answer.text())
        .isEqualTo(
            "{\"type\":\"counter\",\"id\":\"" + id + "\",\"revision\":2,\"state\":{\"value\":5}}");
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    assertThat(answer.header("Evenkeel-Owner")).isEqualTo(node.url());
  }

  @Test
  void whatNeverHadAnEventIsNotFound(HttpCaller caller) {
    caller.get(path).isProblem(404, "not-found");
    caller.get(path + "?revision=1").isProblem(404, "not-found");
    caller.get("/v1/entities/nothing/a").isProblem(404, "not-found");
  }

  @Test
  void theStateOfAnEarlierRevisionIsKept(HttpCaller caller) {
    caller.add(id, 2).isOk();
    caller.add(id, 3).isOk();
    var answer = caller.get(path + "?revision=1").isOk();
    assertThat(answer.json().at("/state/value").asLong()).isEqualTo(2);
    assertThat(answer.json().path("revision").asLong()).isEqualTo(1);
    assertThat(caller.get(path + "?revision=2").isOk().json().at("/state/value").asLong())
        .isEqualTo(5);
  }

  @Test
  void aRevisionBetweenTheEventsOfOneCommandExists(HttpCaller caller) {
    var body = "{\"title\":\"a\",\"estimate\":3,\"priority\":\"LOW\",\"tags\":[]}";
    caller.post("/v1/entities/ticket/" + id + "/open", body).isOk();
    var first = caller.get("/v1/entities/ticket/" + id + "?revision=1").isOk().json();
    assertThat(first.at("/state/title").asText()).isEqualTo("a");
  }

  @Test
  void aRevisionTheEntityHasNotReachedIsNotFound(HttpCaller caller) {
    caller.add(id, 2).isOk();
    var problem = caller.get(path + "?revision=9").isProblem(404, "not-found");
    assertThat(problem.path("detail").asText()).contains("revision 1", "9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "1.5", "99999999999999999999"})
  void whatIsNoRevisionIsTurnedAway(String revision, HttpCaller caller) {
    var problem = caller.get(path + "?revision=" + revision).isProblem(400, "bad-request");
    assertThat(problem.path("field").asText()).isEqualTo("revision");
  }

  @Test
  void documentsMayHoldNull(HttpCaller caller) {
    var document = "/v1/entities/document/" + id;
    caller.post(document + "/put", "{\"value\":1}").isOk();
    caller.post(document + "/remove", "{}").isOk();
    assertThat(caller.get(document).isOk().json().path("state").isNull()).isTrue();
    assertThat(caller.get(document).json().path("revision").asLong()).isEqualTo(2);
  }
}
