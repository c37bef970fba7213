package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class CommandBodyTest {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final String OPEN =
      "{\"title\":\"a\",\"estimate\":3,\"priority\":\"LOW\",\"tags\":[\"x\"],\"note\":\"n\"}";

  private final String id = HttpCaller.newId();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"estimate\":3 | \"estimate\":\"3\"           | estimate",
        "\"estimate\":3 | \"estimate\":3.5             | estimate",
        "\"estimate\":3 | \"estimate\":3000000000      | estimate",
        "\"estimate\":3 | \"estimate\":null            | estimate",
        "\"estimate\":3 | \"estimate\":[]              | estimate",
        "\"estimate\":3 | \"estimate\":3,\"more\":1    | more",
        "\"estimate\":3 | \"estimate\":3,\"estimate\":4 | estimate",
        "\"title\":\"a\", | ``                         | title",
        "\"title\":\"a\" | \"title\":null              | title",
        "\"title\":\"a\" | \"title\":7                 | title",
        "\"LOW\"         | \"low\"                     | priority",
        "\"LOW\"         | 0                           | priority",
        "[\"x\"]         | \"x\"                       | tags",
        "[\"x\"]         | [\"x\",1]                   | tags[1]",
      })
  void aWrongFieldIsNamed(String part, String instead, String field, HttpCaller caller) {
    var body = OPEN.replace(part, instead);
    var problem = open(body, caller).isProblem(400, "bad-request");
    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("detail").asText()).contains(field);
    assertThat(problem.path("retryable").asBoolean()).isFalse();
  }

  @Test
  void anOptionalFieldMayBeMissingOrNull(HttpCaller caller) {
    open(OPEN.replace(",\"note\":\"n\"", ""), caller).isOk();
    caller
        .post("/v1/entities/ticket/" + HttpCaller.newId() + "/open", OPEN.replace("\"n\"", "null"))
        .isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"amount\":1",
        "{\"amount\":1}}",
        "{\"amount\":1} {}",
        "[]",
        "[{}]",
        "null",
        "1",
        "\"text\"",
        "{'amount':1}",
        "{amount:1}",
        "{\"amount\":01}",
        "{\"amount\":NaN}",
        "<xml/>",
        "\u0000",
        "{\"amount\":1,}",
        "\ufeff"
      })
  void whatIsNotOneJsonObjectIsTurnedAway(String body, HttpCaller caller) {
    caller.post("/v1/entities/counter/" + id + "/add", body).isProblem(400, "bad-request");
    caller.counter(id).isProblem(404, "not-found");
  }

  @Test
  void bytesThatAreNoUtf8AreTurnedAway(HttpCaller caller) {
    var body = "{\"value\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    caller
        .postAs("application/json", "/v1/entities/document/" + id + "/put", body)
        .isProblem(400, "bad-request");
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 10_000, 200_000})
  void deepNestingIsTurnedAway(int depth, HttpCaller caller) {
    var body = "{\"value\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    var problem =
        caller.post("/v1/entities/document/" + id + "/put", body).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).contains("nested too deeply");
  }

  @Test
  void whatIsNestedLessDeeplyCanBeWrittenAndReadAgain(HttpCaller caller) {
    var body = "{\"value\":" + "[".repeat(450) + "]".repeat(450) + "}";
    caller.post("/v1/entities/document/" + id + "/put", body).isOk();
    caller.get("/v1/entities/document/" + id).isOk();
    caller.get("/v1/entities/document/" + id + "?revision=1").isOk();
  }

  @Test
  void aBodyOfTheLargestSizeIsTaken(HttpCaller caller) {
    put(MAX_BYTES, caller).isOk();
  }

  @Test
  void aBodyOneByteLargerIsTooLarge(HttpCaller caller) {
    var problem = put(MAX_BYTES + 1, caller).isProblem(413, "too-large");
    assertThat(problem.path("detail").asText()).contains(String.valueOf(MAX_BYTES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "a/b"})
  void whatIsNotJsonIsAnUnsupportedMediaType(String contentType, HttpCaller caller) {
    var body = "{\"amount\":1}".getBytes(StandardCharsets.UTF_8);
    var answer = caller.postAs(contentType, "/v1/entities/counter/" + id + "/add", body);
    assertThat(answer.isProblem(415, "not-json").path("detail").asText()).contains(contentType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "application/vnd.shop+json",
        "APPLICATION/JSON"
      })
  void jsonByAnyOfItsNamesIsTaken(String contentType, HttpCaller caller) {
    var body = "{\"amount\":1}".getBytes(StandardCharsets.UTF_8);
    caller.postAs(contentType, "/v1/entities/counter/" + id + "/add", body).isOk();
  }

  private Answer open(String body, HttpCaller caller) {
    return caller.post("/v1/entities/ticket/" + id + "/open", body);
  }

  private Answer put(int bytes, HttpCaller caller) {
    var frame = "{\"value\":\"\"}";
    var text = "x".repeat(bytes - frame.length());
    return caller.post("/v1/entities/document/" + id + "/put", "{\"value\":\"" + text + "\"}");
  }
}
