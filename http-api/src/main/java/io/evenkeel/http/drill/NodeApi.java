package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.standalone.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Talks to one node, outside of the load. Blocks; what fails is tried again for about 20 s, as the
 * answers matter and the cluster may just be recovering. Thread-safe.
 */
final class NodeApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(6);
  private static final int ATTEMPTS = 40;
  private static final long PAUSE_MILLIS = 500;
  private static final int PAGE = 1_000;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final URI base;

  NodeApi(URI base) {
    this.base = base;
  }

  /** The members as the node sees them, without what only the data folder knows. */
  JsonNode members() {
    return json(get("/v1/cluster")).path("members");
  }

  /** The members, or nothing when the node does not answer at once. */
  Optional<JsonNode> membersNow() {
    return once(get("/v1/cluster")).map(answer -> json(answer).path("members"));
  }

  /** What the node has noted since a time by its wall clock. */
  List<TimelineEntry> timeline(long sinceEpochMillis) {
    var entries = json(get("/v1/cluster/timeline?since=" + sinceEpochMillis)).path("entries");
    return StreamSupport.stream(entries.spliterator(), false)
        .map(
            e ->
                new TimelineEntry(
                    e.path("epochMillis").asLong(),
                    e.path("sinceStartMicros").asLong(),
                    e.path("what").asText(),
                    e.path("subject").asText()))
        .toList();
  }

  /** Adds to a counter; the URL of the node that owns it. */
  String add(CounterCommand command) {
    var request =
        request(command.path())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.key())
            .POST(HttpRequest.BodyPublishers.ofString(command.body()));
    return owner(send(request));
  }

  /** The URL of the node that owns a counter. */
  String owner(String id) {
    return owner(send(get(CounterCommand.path(id))));
  }

  /** The amounts of all events of a counter, in order. */
  List<Long> amounts(String id) {
    var amounts = new ArrayList<Long>();
    int found;
    do {
      var from = amounts.size() + 1;
      var page = json(get(CounterCommand.path(id) + "/events?limit=" + PAGE + "&from=" + from));
      found = page.path("events").size();
      page.path("events").forEach(event -> amounts.add(event.at("/data/amount").asLong()));
    } while (found == PAGE);
    return amounts;
  }

  private static String owner(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Evenkeel-Owner").orElse("");
  }

  private HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode json(HttpRequest.Builder request) {
    return json(send(request));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return Json.stored().readTree(answer.body());
    } catch (IOException e) {
      throw new DrillFailed("the answer of " + answer.uri() + " is not JSON", e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      var answer = once(request);
      if (answer.isPresent()) {
        return answer.get();
      }
      Pause.millis(PAUSE_MILLIS);
    }
    throw new DrillFailed("no good answer from " + base + "; give the URL of a running node");
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
