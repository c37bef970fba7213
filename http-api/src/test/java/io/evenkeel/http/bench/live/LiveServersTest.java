package io.evenkeel.http.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.service.LoadHeader;
import io.evenkeel.core.simulation.scenario.Scenarios;
import io.evenkeel.http.bench.balancing.Contender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServersTest {

  private final HttpClient client = HttpClient.newHttpClient();

  /** A process of its own: calls of one server wait for each other and tell of it. */
  @Test
  void serversWorkOnTheirOwnClock(@TempDir Path folder) {
    var settings = settings("bimodal", 100);
    try (var servers = LiveServers.start(settings, "bimodal", folder)) {
      assertThat(servers.backEnds()).hasSize(20);
      servers.begin(1);
      long before = System.nanoTime();
      var url = servers.backEnds().get(0).url();
      var answers = IntStream.range(0, 3).mapToObj(i -> post(url + "/0/20000000")).toList();
      var loads = answers.stream().map(CompletableFuture::join).toList();

      assertThat(System.nanoTime() - before).isGreaterThan(60_000_000L);
      assertThat(loads).allSatisfy(load -> assertThat(load).contains("service-ms=20.0"));
      assertThat(loads).anySatisfy(load -> assertThat(load).contains("in-flight=2, queued=1"));
    }
  }

  @Test
  void onlyTheSimulatorLetsReplicasJoinAndFansOut() {
    assertThatThrownBy(() -> settings("cold-start", 100)).hasMessageContaining("only simulate");
    assertThatThrownBy(() -> settings("fan-out", 100)).hasMessageContaining("only simulate");
    assertThatThrownBy(() -> settings("homogeneous", 0)).hasMessageContaining("--rate must be");
  }

  private CompletableFuture<String> post(String url) {
    var request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("{}"));
    return client
        .sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(answer -> answer.headers().firstValue(LoadHeader.NAME).orElse(""));
  }

  private static LiveSettings settings(String scenario, double perSecond) {
    var second = Duration.ofSeconds(1);
    return new LiveSettings(
        Scenarios.named(scenario),
        0.7,
        perSecond,
        1,
        10,
        1,
        second,
        second,
        second,
        1,
        List.copyOf(Contender.list("random")));
  }
}
