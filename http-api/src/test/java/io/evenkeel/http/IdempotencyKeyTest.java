package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class IdempotencyKeyTest {

  private static final String KEY = "Idempotency-Key";

  private final String id = HttpCaller.newId();

  @ParameterizedTest(name = "{0} characters")
  @ValueSource(ints = {1, 128})
  void theSameKeyAndBodyGetTheStoredReplyAndHaveNoSecondEffect(int length, HttpCaller caller) {
    var key = "~".repeat(length);
    var first = caller.add(id, 5, KEY, key).isOk();
    caller.add(id, 1).isOk();
    var again = caller.add(id, 5, KEY, key).isOk();
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("ETag")).isEqualTo("\"1\"");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(caller.counter(id).json().at("/state/value").asLong()).isEqualTo(6);
  }

  @Test
  void anotherBodyOrCommandUnderTheSameKeyIsTurnedAway(HttpCaller caller) {
    caller.add(id, 5, KEY, "k").isOk();
    var problem = caller.add(id, 6, KEY, "k").isProblem(422, "key-reused");
    assertThat(problem.path("detail").asText()).contains("'k'");

    var document = "/v1/entities/document/" + id;
    caller.post(document + "/put", "{\"value\":1}", KEY, "k").isOk();
    caller.post(document + "/remove", "{}", KEY, "k").isProblem(422, "key-reused");
  }

  @Test
  void whiteSpaceAndTheOrderOfFieldsMakeNoOtherBody(HttpCaller caller) {
    var path = "/v1/entities/document/" + id + "/put";
    caller.post(path, "{\"value\":{\"a\":1,\"b\":[1,2]}}", KEY, "k").isOk();
    var again =
        caller.post(path, " { \"value\" : {\n\"b\":[1, 2] ,\"a\":1 }}\r\n", KEY, "k").isOk();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    caller.post(path, "{\"value\":{\"a\":1,\"b\":[2,1]}}", KEY, "k").isProblem(422, "key-reused");
  }

  @Test
  void aCommandWithoutEventsIsReplayedAsWell(HttpCaller caller) {
    var path = "/v1/entities/ticket/" + id + "/touch";
    caller.post(path, "{}", KEY, "k").isOk();
    var again = caller.post(path, "{}", KEY, "k").isOk();
    assertThat(again.text()).isEqualTo("{\"reply\":\"touched\",\"revision\":0}");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    caller.get("/v1/entities/ticket/" + id).isProblem(404, "not-found");
  }

  @Test
  void aRefusalIsNotRemembered(HttpCaller caller) {
    var rename = "/v1/entities/ticket/" + id + "/rename";
    caller.post(rename, "{\"title\":\"b\"}", KEY, "k").isProblem(409, "refused");
    var open = "{\"title\":\"a\",\"estimate\":3,\"priority\":\"LOW\",\"tags\":[]}";
    caller.post("/v1/entities/ticket/" + id + "/open", open).isOk();
    var later = caller.post(rename, "{\"title\":\"b\"}", KEY, "k").isOk();
    assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void aReplayRanksAboveIfMatch(HttpCaller caller) {
    caller.add(id, 5, KEY, "k", "If-Match", "\"0\"").isOk();
    var again = caller.add(id, 5, KEY, "k", "If-Match", "\"0\"").isOk();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aKeyOf129CharactersIsTurnedAway(HttpCaller caller) {
    caller.add(id, 5, KEY, "k".repeat(129)).isProblem(400, "bad-request");
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "a b", "a\tb", "caf\u00e9", "\u9375"})
  void aKeyMustBeOfVisibleAsciiCharacters(String key, TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(add(key));
      var problem = raw.answer().isProblem(400, "bad-request");
      assertThat(problem.path("detail").asText()).startsWith(KEY);
    }
    node.caller().counter(id).isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\u007fb"})
  void aKeyWithAControlCharacterIsTurnedAway(String key, TestNode node) throws Exception {
    try (var raw = RawConnection.to(node)) {
      raw.send(add(key));
      raw.answer().isProblem(400, "bad-request");
    }
  }

  private String add(String key) {
    return RawConnection.post(
        "/v1/entities/counter/" + id + "/add", "{\"amount\":1}", KEY + ": " + key);
  }
}
