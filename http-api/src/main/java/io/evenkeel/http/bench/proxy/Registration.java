package io.evenkeel.http.bench.proxy;

import io.evenkeel.http.bench.balancing.Contender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.StringJoiner;

/** Makes back ends known to a node and chooses the strategy. Blocks. */
final class Registration {

  static final String SERVICE = "bench";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String node;

  Registration(String node) {
    this.node = node;
  }

  void register(List<BackEnd> backEnds) {
    for (var one : backEnds) {
      put("/instances/" + one.name(), "{\"url\":\"" + one.url() + "\",\"ttlSeconds\":3600}");
    }
  }

  void choose(Contender strategy) {
    var parameters = new StringJoiner(",", "{", "}");
    strategy
        .parameters()
        .forEach((key, value) -> parameters.add(quoted(key) + ":" + quoted(value)));
    put(
        "/balancing",
        "{\"strategy\":" + quoted(strategy.strategy()) + ",\"parameters\":" + parameters + "}");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private void put(String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(node + "/v1/services/" + SERVICE + path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalArgumentException(answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the node does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
