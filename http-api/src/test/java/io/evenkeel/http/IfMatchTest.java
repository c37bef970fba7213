package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class IfMatchTest {

  private final String id = HttpCaller.newId();

  @Test
  void theETagOfAnAnswerIsAccepted(HttpCaller caller) {
    var tag = caller.add(id, 1).isOk().header("ETag");
    caller.add(id, 1, "If-Match", tag).isOk();
    assertThat(caller.counter(id).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void revisionZeroMeansNeverHadAnEvent(HttpCaller caller) {
    caller.add(id, 1, "If-Match", "\"0\"").isOk();
    caller.add(id, 1, "If-Match", "\"0\"").isProblem(412, "revision-mismatch");
  }

  @Test
  void anotherRevisionIsAMismatchThatNamesBoth(HttpCaller caller) {
    caller.add(id, 1).isOk();
    var problem = caller.add(id, 1, "If-Match", "\"7\"").isProblem(412, "revision-mismatch");
    assertThat(problem.path("detail").asText()).isEqualTo("revision is 1, not 7");
    assertThat(caller.counter(id).json().path("revision").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "\"\"",
        "\"-1\"",
        "\"x\"",
        "*",
        "W/\"3\"",
        "\"1\", \"2\"",
        "\"1000000000000000000\""
      })
  void whatIsNotOneRevisionInQuotesIsTurnedAway(String tag, HttpCaller caller) {
    var problem = caller.add(id, 1, "If-Match", tag).isProblem(400, "bad-request");
    assertThat(problem.path("detail").asText()).startsWith("If-Match must be a revision in quotes");
  }
}
