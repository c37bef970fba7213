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
class BenchCounterCommandTest {

  private final StringWriter out = new StringWriter();

  @Test
  void theSumOfTheCountersProvesEveryAcknowledgedAdd() throws Exception {
    try (var server = counters(0)) {
      assertThat(counter(server)).as(out.toString()).isZero();
      var json = new ObjectMapper().readTree(out.toString());
      assertThat(json.at("/verification/passed").asBoolean()).isTrue();
      assertThat(json.path("throughputPerSecond").asDouble()).isPositive();
    }
  }

  @Test
  void oneForgottenAddFails() throws Exception {
    try (var server = counters(25)) {
      assertThat(counter(server)).isEqualTo(1);
      assertThat(out.toString()).contains("the counters sum up to");
    }
  }

  @Test
  void theYardstickComparesBothSystemsInEachRound() throws Exception {
    try (var ours = counters(0);
        var theirs = counters(0)) {
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

  private int counter(TestServer server) {
    return execute(
        "counter --json --seconds 1 --warmup 0 --entities 20 --read-fraction 0.5 --url "
            + server.url());
  }

  private int execute(String arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.split(" "));
  }

  /** Counters in a map, under both paths; forgets the add with this number. */
  private static TestServer counters(int forgotten) {
    Map<String, AtomicInteger> counters = new ConcurrentHashMap<>();
    var adds = new AtomicInteger();
    return new TestServer(
        (exchange, body) -> {
          var path = exchange.getRequestURI().getPath().replaceFirst("/add$", "");
          var counter = counters.computeIfAbsent(path, any -> new AtomicInteger());
          boolean add = exchange.getRequestMethod().equals("POST");
          boolean counts = add && adds.incrementAndGet() != forgotten;
          int value = counts ? counter.incrementAndGet() : counter.get();
          return Answer.of(200, "{\"state\":{\"value\":" + value + "}}");
        });
  }
}
