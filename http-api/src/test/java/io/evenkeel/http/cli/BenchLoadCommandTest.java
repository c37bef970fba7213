package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.http.bench.TestServer;
import io.evenkeel.http.bench.TestServer.Answer;
import io.evenkeel.http.bench.load.Tick;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BenchLoadCommandTest {

  @TempDir private Path folder;

  @Test
  void aProfileIsFollowedAndEveryAcknowledgedAddIsThere() throws Exception {
    var page = folder.resolve("report.html");
    try (var server = counters(0)) {
      var run =
          load(
              server,
              "--json --profile step:100..300@500ms --arrivals even --warmup 0s --entities 20"
                  + " --fail-if errors>0% --fail-if throughput<100 --report "
                  + page);
      assertThat(run.code()).as(run.err() + run.out()).isZero();
      var json = json(run);
      assertThat(json.path("sent").asInt()).isEqualTo(200);
      assertThat(json.path("wantedPerSecond")).hasSize(1);
      assertThat(json.at("/wantedPerSecond/0").asDouble()).isEqualTo(200);
      assertThat(json.at("/verification/passed").asBoolean()).isTrue();
      assertThat(json.path("thresholds")).hasSize(2);
      assertThat(json.path("passed").asBoolean()).isTrue();
    }
    assertThat(Files.readString(page)).contains("Rate", "wanted", "Latency by percentile", "held");
  }

  @Test
  void oneForgottenAddIsAnError() {
    try (var server = counters(25)) {
      var run = load(server, "--profile constant:100@1s --warmup 0s --entities 20");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).contains("the counters sum up to");
    }
  }

  @Test
  void aFailedThresholdIsToldFromAnError() {
    try (var server = counters(0)) {
      var run =
          load(
              server,
              "--profile constant:50@1s --warmup 0s --entities 5 --fail-if throughput<1000");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).contains("throughput<1000: failed, was ");
    }
  }

  @Test
  void aSweepHasLevelsThatAPlanCanRead() throws Exception {
    try (var server = counters(0)) {
      var run =
          load(
              server,
              "--json --concurrency 1,4 --runs 2 --for 200ms --warmup 0s --entities 20"
                  + " --read-fraction 0.5");
      assertThat(run.code()).as(run.err() + run.out()).isZero();
      var levels = json(run).path("levels");
      assertThat(levels).hasSize(2);
      var last = levels.get(1);
      assertThat(last.path("concurrency").asInt()).isEqualTo(4);
      assertThat(last.path("throughput").asDouble()).isPositive();
      assertThat(last.path("throughputError95").asDouble()).isPositive();
      assertThat(last.path("p99Millis").asDouble()).isPositive();
      assertThat(last.path("runs")).hasSize(2);
      assertThat(json(run).at("/verification/passed").asBoolean()).isTrue();
    }
  }

  @Test
  void anyRequestCanBeSent() throws Exception {
    var bodies = ConcurrentHashMap.<String>newKeySet();
    try (var server =
        new TestServer(
            (exchange, body) -> {
              bodies.add(exchange.getRequestMethod() + exchange.getRequestURI() + body);
              return Answer.of(body.endsWith(":3}") ? 409 : 200, "{}");
            })) {
      var run =
          Run.of(
              ("bench;load;--json;--connections;4;--profile;constant:20@1s;--arrivals;even;--warmup;0s;--request;PUT"
                   + " /v1/{n}?x=1;--body;{\"a\":{n}};--url;"
                      + server.url())
                  .split(";"));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(json(run).at("/errors/409").asInt()).isEqualTo(1);
    }
    bodies.remove("GET/metrics"); // where a node tells its heap
    assertThat(bodies).hasSize(20).contains("PUT/v1/20?x=1{\"a\":20}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile stair:1@2s | there is no profile 'stair:1@2s'; write one like constant:500@30s,",
        "--for 30 | --for must be a length of time like 500ms, 30s, 5m or 1h, was '30'",
        "--fail-if p98>5ms | there is no metric 'p98'; known: mean, p50,",
        "--fault die@20s | there is no fault 'die'; known: kill, pause,",
        "--concurrency 0 | --concurrency must be levels from 1 to 4096 like 1,2,4,8, was [0]",
        "--concurrency 1 --fault kill@1s | --fault has no effect with --concurrency",
        "--concurrency 1 --scale 2 --hdr x | --scale, --hdr have no effect with --concurrency",
        "--runs 3 | --runs has no effect without --concurrency",
        "--body {} | --body and --idempotent go with a --request",
        "--request GET | a request must look like 'POST /v1/entities/counter/{id}/add', was 'GET'",
        "--fault kill@1s --data nowhere | no 'evenkeel up' runs on ",
        "--for 1s --profile constant:5 | nothing answers at [http://127.0.0.1:",
        "--concurrency 1 --for 1s | nothing answers at [http://127.0.0.1:",
      })
  void whatCannotBeDoneIsOneSentence(String arguments, String sentence) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var run =
        Run.of(
            ("bench load --connections 2 --entities 5 --warmup 0s --url http://127.0.0.1:"
                    + port
                    + " "
                    + arguments)
                .split(" "));
    assertThat(run.code()).isEqualTo(1);
    var said = run.err().lines().filter(line -> !line.startsWith("adding")).toList();
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith("evenkeel load: ").contains(sentence);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownOptionIsAnErrorAndNoFailedThreshold() {
    assertThat(Run.of("bench", "load", "--nonsense").code()).isEqualTo(1);
  }

  @Test
  void theBarShowsHowFarItIsAndHowItGoes() {
    var progress = new LiveProgress(new PrintWriter(new StringWriter()), true, 20);
    var tick = new Tick(14, false, 501, 0, 498, 2, 0, 4_000, 12_340, 0);
    assertThat(progress.bar(tick, 10, 500))
        .isEqualTo("[########........] 10/20 s want 500 sent 501 good 498/s p99 12.3 ms failed 2");
  }

  private static Run load(TestServer server, String arguments) {
    return Run.of(
        ("bench load --connections 4 --url " + server.url() + " " + arguments).split(" "));
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  /** Counters in a map; forgets the add with this number. */
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
