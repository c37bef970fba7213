package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.http.bench.TestServer;
import io.evenkeel.http.bench.TestServer.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class BenchYardstickCommandTest {

  private final StringWriter out = new StringWriter();

  @Test
  void theYardstickComparesBothSystemsInEachRound() throws Exception {
    try (var ours = counters();
        var theirs = counters()) {
      int code =
          execute(
              "yardstick --json --prepare 0 --rounds 2 --seconds 1 --warmup 0 --connections 2"
                  + " --ours "
                  + ours.url()
                  + " --theirs "
                  + theirs.url());
      assertThat(code).isZero();
      var json = new ObjectMapper().readTree(out.toString());
      assertThat(json.path("phases")).hasSize(8);
      assertThat(json.path("comparisons")).hasSize(6);
      assertThat(json.at("/comparisons/0/figure").asText()).isEqualTo("writesPerSecond");
      assertThat(json.at("/comparisons/0/ratio/median").asDouble()).isPositive();
    }
  }

  private int execute(String arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.split(" "));
  }

  /** Counters in a map, under both paths. */
  private static TestServer counters() {
    Map<String, AtomicInteger> counters = new ConcurrentHashMap<>();
    return new TestServer(
        (exchange, body) -> {
          var path = exchange.getRequestURI().getPath().replaceFirst("/add$", "");
          var counter = counters.computeIfAbsent(path, any -> new AtomicInteger());
          boolean add = exchange.getRequestMethod().equals("POST");
          int value = add ? counter.incrementAndGet() : counter.get();
          return Answer.of(200, "{\"state\":{\"value\":" + value + "}}");
        });
  }
}
