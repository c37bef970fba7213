package io.evenkeel.multijvm.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The HTTP interface of one node. Thread-safe. */
public record Api(String url) {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** Fails when nobody answers. */
  public Answer get(String path) {
    return tryGet(path)
        .orElseThrow(() -> new AssertionError("no answer from " + url + path + " in " + TIMEOUT));
  }

  /** Empty when nobody answers. */
  public Optional<Answer> tryGet(String path) {
    return answer(request(path).GET());
  }

  /** Sends a command without an idempotency key and fails when nobody answers. */
  public Answer post(String path, String body) {
    return answer(request(path).POST(HttpRequest.BodyPublishers.ofString(body)))
        .orElseThrow(() -> new AssertionError("no answer from " + url + path + " in " + TIMEOUT));
  }

  /** Sends a command under an idempotency key and fails when nobody answers. */
  public Answer post(String path, String body, String key) {
    return answer(command(path, body, key))
        .orElseThrow(() -> new AssertionError("no answer from " + url + path + " in " + TIMEOUT));
  }

  /** Sends a command and does not wait; the future fails when nobody answers in time. */
  public CompletableFuture<Answer> send(String path, String body, String key, Duration timeout) {
    long start = System.nanoTime();
    return HTTP.sendAsync(
            command(path, body, key).timeout(timeout).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(response -> Answer.of(response, since(start)));
  }

  /** The members of the cluster as this node sees them. */
  public JsonNode members() {
    return get("/v1/cluster").body().path("members");
  }

  private HttpRequest.Builder command(String path, String body, String key) {
    return request(path)
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json");
  }

  private static Optional<Answer> answer(HttpRequest.Builder request) {
    long start = System.nanoTime();
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return Optional.of(Answer.of(response, since(start)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
