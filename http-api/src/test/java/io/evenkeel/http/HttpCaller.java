package io.evenkeel.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Calls a node as a well-behaved client does. */
final class HttpCaller {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String base;

  HttpCaller(String base) {
    this.base = base;
  }

  /** An id that no other test uses. */
  static String newId() {
    return UUID.randomUUID().toString();
  }

  static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** {@code headers} are names and values in turns. */
  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /** Sends a JSON body. */
  Answer post(String path, String body, String... headers) {
    return postAs("application/json", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends a JSON body. */
  Answer put(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8))));
  }

  Answer postAs(String contentType, String path, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Adds to a counter. */
  Answer add(String id, long amount, String... headers) {
    return post("/v1/entities/counter/" + id + "/add", "{\"amount\":" + amount + "}", headers);
  }

  Answer counter(String id) {
    return get("/v1/entities/counter/" + id);
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpClient client() {
    return CLIENT;
  }
}
