package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.http.bench.shop.CartServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class BenchShopCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCartHoldsWhatTheFileSaysThoughSomeAnswersWere503() throws Exception {
    try (var server = new CartServer(0)) {
      var page = folder.resolve("report.html");
      assertThat(run(server, "--json", "--report", page.toString())).as(err.toString()).isZero();
      var json = new ObjectMapper().readTree(out.toString());
      assertThat(json.path("command").asText()).isEqualTo("bench shop");
      assertThat(json.path("succeeded").asInt()).isEqualTo(60);
      assertThat(json.path("retries").asInt()).isPositive();
      assertThat(json.at("/verification/checked").asInt()).isEqualTo(20);
      assertThat(json.at("/latency/p99Millis").asDouble()).isPositive();
      assertThat(json.at("/machine/processors").asInt()).isPositive();
      assertThat(json.at("/parameters/ratePerSecond").asDouble()).isEqualTo(200);
      assertThat(Files.readString(page))
          .contains("<svg", "Latency by percentile", "all 20 carts are as they must be")
          .doesNotContain("src=", "href=", "url(", "<script");
    }
  }

  @Test
  void oneLostCommandIsFoundAndFails() throws Exception {
    try (var server = new CartServer(7)) {
      assertThat(run(server)).isEqualTo(1);
      assertThat(out.toString()).contains("1 of 20 carts are wrong").contains("expected");
    }
  }

  @Test
  void aMalformedFileStopsItBeforeAnyLoad() throws Exception {
    var file = Files.writeString(folder.resolve("b.txt"), "ann\t1\nbob 1\n");
    int code = execute("shop", "--url", "http://127.0.0.1:1", "--baskets", file.toString());
    assertThat(code).isNotZero();
    assertThat(err.toString()).contains("b.txt, line 2: no tab between the user and the baskets");
  }

  private int run(CartServer server, String... more) throws Exception {
    var sample = new StringBuilder();
    for (int user = 0; user < 20; user++) {
      sample.append("u").append(user).append("\t5 6 5|5\n");
    }
    var file = Files.writeString(folder.resolve("baskets.txt"), sample);
    var arguments =
        new java.util.ArrayList<>(
            java.util.List.of(
                "shop", "--url", server.url().toString(), "--baskets", file.toString()));
    arguments.addAll(java.util.List.of("--rate", "200", "--connections", "4"));
    arguments.addAll(java.util.List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
