package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.standalone.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls to one node, outside of the load. Blocks; what fails is tried again for about 20 s, as the
 * answers matter and the cluster may just be recovering. Thread-safe.
 */
final class PatientHttp {

  private static final Duration TIMEOUT = Duration.ofSeconds(6);
  private static final int ATTEMPTS = 40;
  private static final long PAUSE_MILLIS = 500;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final URI base;

  PatientHttp(URI base) {
    this.base = base;
  }

  HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  /** A command, with its key where the system knows one. */
  HttpRequest.Builder post(Request command) {
    return request(command.path())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", String.valueOf(command.idempotencyKey()))
        .POST(HttpRequest.BodyPublishers.ofString(command.body()));
  }

  JsonNode json(HttpRequest.Builder request) {
    return json(send(request));
  }

  /** At once, or nothing when there is no good answer. */
  Optional<JsonNode> jsonNow(HttpRequest.Builder request) {
    return once(request).map(PatientHttp::json);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      var answer = once(request);
      if (answer.isPresent()) {
        return answer.get();
      }
      Pause.millis(PAUSE_MILLIS);
    }
    throw new DrillFailed("no good answer from " + base + "; give the URL of a running node");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return Json.stored().readTree(answer.body());
    } catch (IOException e) {
      throw new DrillFailed("the answer of " + answer.uri() + " is not JSON", e);
    }
  }

  private static Optional<HttpResponse<byte[]>> once(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return Optional.of(answer).filter(a -> a.statusCode() == 200);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrillFailed("interrupted", e);
    }
  }
}
