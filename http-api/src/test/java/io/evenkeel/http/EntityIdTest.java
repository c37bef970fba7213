package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class EntityIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "a b", "../../x", "caf\u00e9", "\u9375\ud83d\udd11", "a|b", "a?b#c%d", "."})
  void anyCharactersButControlCharactersMakeAnId(String id, HttpCaller caller) {
    var unique = id + HttpCaller.newId();
    caller.add(HttpCaller.encode(unique), 1).isOk();
    var state = caller.counter(HttpCaller.encode(unique)).isOk().json();
    assertThat(state.path("id").asText()).isEqualTo(unique);
    var events = caller.get("/v1/entities/counter/" + HttpCaller.encode(unique) + "/events").isOk();
    assertThat(events.json().path("id").asText()).isEqualTo(unique);
  }

  @Test
  void anIdMayHave256BytesAndNoMore(HttpCaller caller) {
    caller.add("k".repeat(256), 1).isOk();
    var problem = caller.add("k".repeat(257), 1).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("1 to 256 bytes, has 257");
    caller.add(HttpCaller.encode("\u9375".repeat(86)), 1).isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00b", "%0A", "%7F", "%C2%85"})
  void controlCharactersAreTurnedAway(String id, HttpCaller caller) {
    var problem = caller.add(id, 1).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/entities/counter//add", "/v1/entities/counter/%0a/add"})
  void aBadIdIsToldFromAnUnknownPath(String path, HttpCaller caller) {
    caller.post(path, "{\"amount\":1}").isProblem(400, "bad-request");
  }

  @Test
  void anEmptyIdIsTurnedAwayForReadsToo(HttpCaller caller) {
    var problem = caller.get("/v1/entities/counter/").isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("has 0");
    caller.get("/v1/entities/counter//events").isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%z1", "%4", "a%"})
  void invalidPercentEncodingIsTurnedAway(String id, TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.post("/v1/entities/counter/" + id + "/add", "{\"amount\":1}"));
      raw.answer().isProblem(400, "bad-request");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C3", "%ED%A0%80"})
  void percentEncodedBytesThatAreNoUtf8AreTurnedAway(String id, TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(RawConnection.post("/v1/entities/counter/" + id + "/add", "{\"amount\":1}"));
      raw.answer().isProblem(400, "bad-request");
    }
  }
}
