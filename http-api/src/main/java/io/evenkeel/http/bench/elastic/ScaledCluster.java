package io.evenkeel.http.bench.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a running cluster scales the target, asked over HTTP. Blocks. */
final class ScaledCluster {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;

  ScaledCluster(String url, boolean nodes) {
    uri =
        URI.create(
            url
                + (nodes
                    ? "/v1/cluster/scaling"
                    : "/v1/services/" + VirtualWork.SERVICE + "/scaling"));
  }

  /** Sets how it is scaled. */
  void scale(String policy, Map<String, String> parameters, int min, int max) {
    ObjectNode body = MAPPER.createObjectNode().put("policy", policy);
    body.put("min", min).put("max", max).set("parameters", MAPPER.valueToTree(parameters));
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()));
    var answer = send(request);
    if (!answer.has("policy")) {
      throw new IllegalStateException("the scaling was not set: " + answer);
    }
  }

  /** How it stands; empty when nobody says so now. */
  Optional<Sample> sample(double second) {
    try {
      var json = send(HttpRequest.newBuilder(uri).GET());
      return json.has("ready")
          ? Optional.of(
              new Sample(
                  second,
                  json.path("wanted").asInt(),
                  json.path("ordered").asInt(),
                  json.path("ready").asInt()))
          : Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var timed = request.timeout(Duration.ofSeconds(5)).build();
      return MAPPER.readTree(http.send(timed, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new IllegalStateException("the cluster does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
