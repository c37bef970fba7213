package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Talks to a running cluster for the commands. Blocks, for at most 10 s a call. */
final class ClusterClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * A client of one node.
   *
   * @throws IllegalArgumentException when that is no URL of a node
   */
  ClusterClient(String url) {
    base = checked(url);
  }

  /** Text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The answer's document.
   *
   * @throws IllegalStateException with the problem's detail when the answer is an error
   */
  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /** As {@link #get}, with a JSON body. */
  JsonNode post(String path, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** As {@link #post}, but replaces what is there. */
  JsonNode put(String path, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Whether the asked node takes work. */
  JsonNode readiness() {
    return parse(exchange(HttpRequest.newBuilder(base.resolve("/health/ready")).GET()).body());
  }

  private static URI checked(String url) {
    try {
      var uri = new URI(url);
      if (SCHEMES.contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException("--url must be http://host:port, was '" + url + "'");
  }

  private JsonNode send(HttpRequest.Builder request) {
    var response = exchange(request);
    var body = parse(response.body());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          body.path("detail").asText("the answer was " + response.statusCode()));
    }
    return body;
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new IllegalStateException(
          "nobody answers at " + base + "; give the URL of a running node with --url", e);
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + base + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.stored().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the answer is not JSON", e);
    }
  }
}
