package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** An HTTP response as tests look at it. */
record Answer(int status, HttpHeaders headers, byte[] body) {

  JsonNode json() {
    try {
      return Json.stored().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(text(), e);
    }
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The header's value, empty when it is not there. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  Answer isOk() {
    assertThat(status).as(text()).isEqualTo(200);
    return this;
  }

  /** It is a whole problem document of this status and type; returns the document. */
  JsonNode isProblem(int expected, String type) {
    assertThat(status).as(text()).isEqualTo(expected);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    var problem = json();
    assertThat(problem.path("type").asText()).isEqualTo("urn:evenkeel:" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(expected);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("\tat ", "Exception");
    assertThat(problem.path("retryable").isBoolean()).isTrue();
    return problem;
  }
}
