package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As many as the defaults allow, over HTTP. */
class ManyRegistrationsTest {

  private static final int SERVICES = 10;
  private static final int EACH = 1_000;
  private static final int AT_ONCE = 100;

  @Test
  void tenThousandAreTakenAndOneMoreIsNot() {
    try (var node = TestNode.start("evenkeel.services.health.enabled = off");
        var backEnd = new BackEnd(exchange -> BackEnd.answer(exchange, 200, "here"))) {
      var caller = node.caller();
      for (int i = 0; i < SERVICES; i++) {
        register(caller, "many-" + i, backEnd.url());
      }
      assertThat(caller.get("/v1/services/many-7/instances").json().path("instances"))
          .hasSize(EACH);
      caller
          .put("/v1/services/one-more/instances/a", body(backEnd.url(), 60))
          .isProblem(503, "overloaded");
      assertThat(caller.get("/v1/services/many-3/call/").text()).isEqualTo("here");

      caller.method("DELETE", "/v1/services/many-3/instances/5");
      assertThat(caller.put("/v1/services/one-more/instances/a", body(backEnd.url(), 60)).status())
          .isEqualTo(201);
    }
  }

  private static void register(HttpCaller caller, String service, String url) {
    for (int from = 0; from < EACH; from += AT_ONCE) {
      registerSome(caller, service, from, url);
    }
  }

  private static void registerSome(HttpCaller caller, String service, int from, String url) {
    var answers = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
    IntStream.range(from, from + AT_ONCE)
        .forEach(
            i -> {
              var request =
                  caller
                      .request("/v1/services/" + service + "/instances/" + i)
                      .header("Content-Type", "application/json")
                      .PUT(BodyPublishers.ofString(body(url, 600)));
              answers.add(caller.client().sendAsync(request.build(), BodyHandlers.discarding()));
            });
    assertThat(answers.stream().map(a -> a.join().statusCode()).collect(Collectors.toSet()))
        .containsExactly(201);
  }

  private static String body(String url, int ttlSeconds) {
    return "{\"url\":\"%s\",\"ttlSeconds\":%d}".formatted(url, ttlSeconds);
  }
}
