package io.evenkeel.multijvm.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * An HTTP response.
 *
 * @param body missing when it is no JSON
 * @param took from sending to the last byte
 */
public record Answer(int status, HttpHeaders headers, JsonNode body, Duration took) {

  static Answer of(HttpResponse<byte[]> response, Duration took) {
    return new Answer(response.statusCode(), response.headers(), parse(response.body()), took);
  }

  /** The value of a header, empty when there is none. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether it is a problem document that says that the same request may be sent again. */
  public boolean isRetryableProblem() {
    return header("Content-Type").startsWith("application/problem+json")
        && body.path("retryable").asBoolean()
        && !body.path("detail").asText().isBlank();
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return Json.stored().readTree(bytes);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
