package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

  /** Nodes of 800/s, 2 % contention, and errors of a percent in both directions. */
  private static final String NODES =
      """
      nodes,throughput
      1,808
      1,792
      2,1553
      2,1584
      4,3048
      4,2990
      6,4320
      6,4407
      8,5668
      8,5556
      10,6712
      10,6845
      """;

  @TempDir private Path folder;

  @Test
  void nodesForARateAreToldWithErrorBars() throws IOException {
    var json = planned(file("nodes.csv", NODES), "--service-millis", "5");
    assertThat(json.path("law").path("gainPerSecond").asDouble()).isCloseTo(800, within(20.0));
    assertThat(json.path("law").path("contention").asDouble()).isCloseTo(0.02, within(0.01));
    var plan = json.path("plan");
    assertThat(plan.path("nodes").asInt()).isBetween(8, 11);
    assertThat(plan.path("nodesInterval95")).hasSize(2);
    assertThat(plan.path("safeNodes").asInt()).isGreaterThanOrEqualTo(plan.path("nodes").asInt());
    assertThat(plan.path("whatIf")).hasSize(9);
    assertThat(plan.path("bottleneck").path("kind").asText()).isNotEmpty();
  }

  @Test
  void theSameSeedGivesTheSamePlan() throws IOException {
    var file = file("nodes.csv", NODES);
    assertThat(planned(file, "--service-millis", "5").path("plan"))
        .isEqualTo(planned(file, "--service-millis", "5").path("plan"));
  }

  @Test
  void aSweepOfRequestsAtATimeSaysWhatItDoesNotKnow() throws IOException {
    var file = file("sweep.json", concurrency());
    var page = folder.resolve("plan.html");
    var run = run(file, "--rate", "9000", "--p99", "50", "--holdout", "--html", page.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("requests at a time", "Bottleneck: contention", "nodes cost each other nothing")
        .contains("checked on what was kept back");
    assertThat(Files.readString(page))
        .contains("<svg", "95 % low", "measured", "Within the limit", "p99 of");
  }

  @Test
  void theJsonOfAPlanCanBeReadAgain() throws IOException {
    var first = planned(file("sweep.json", concurrency()));
    var again = planned(file("again.json", first.toString()));
    assertThat(again.path("law")).isEqualTo(first.path("law"));
    assertThat(again.path("plan")).isEqualTo(first.path("plan"));
  }

  @Test
  void aSimulatedClusterIsMeasured() {
    var run = Run.of("plan", "--simulate", "--calls", "1000", "--rate", "2000", "--p99", "40");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("simulated nodes: 8 levels", "nodes for 2,000 requests/s");
  }

  @Test
  void validationTellsErrorsByCluster() {
    var run = Run.of("plan", "--validate", "--seeds", "1", "--calls", "200", "--runs", "1");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("LAW 0.05 / 0.002", "LOCK 0.1 / 0.0", "within 10 %");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1,5 | 4 levels or more, better 6, were 1",
        "1,5;2,x | line 2 is not 'n,throughput'",
        "1,5;2,-8;3,9;4,9 | throughput of level 2 must be above 0",
        "0,5;2,8;3,9;4,9 | a level must be 1 to 1000000, was 0",
        "{\"a\":1} | has no 'levels'",
        "{\"levels\":[{\"concurrency\":1}]} | level 1 has no number 'throughput'",
        "{\"levels\":[{\"clients\":1}]} | a level has no number 'concurrency'",
        "{\"levels\": | is no JSON",
      })
  void whatIsNoSweepIsNamed(String content, String sentence) throws IOException {
    var file = file("bad.csv", content.replace(';', '\n'));
    var run = run(file, "--rate", "1", "--p99", "1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("evenkeel plan: the sweep " + file).contains(sentence);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void otherMistakesAreOneSentence() throws IOException {
    var file = file("nodes.csv", NODES);
    assertThat(run(folder.resolve("none.json")).err()).contains("cannot read");
    assertThat(run(file, "--rate", "5").err()).contains("--rate and --p99 go together");
    assertThat(run(file, "--rate", "5", "--p99", "9").err()).contains("--service-millis");
    assertThat(run(file, "--rate", "-5", "--p99", "9").err()).contains("a rate and a p99 above 0");
    assertThat(run(file, "--between", "1").err()).contains("--between takes two numbers");
    assertThat(run(file, "--resamples", "1").err()).contains("--resamples must be 50 to 10000");
    assertThat(run(file, "--burst", "-1").err()).contains("--burst must be 0 to 100");
    assertThat(Run.of("plan", "--levels", "1,2").err()).contains("--levels must be 4 or more");
    assertThat(run(file, "--url", "http://h", "--runs", "2").err())
        .contains("--runs, --url have no effect with --results");
    assertThat(Run.of("plan", "--simulate", "--levels", "1,2").err())
        .contains("--levels has no effect with --simulate");
    assertThat(Run.of("plan", "--calls", "5").err()).contains("no effect without --simulate");
    assertThat(Run.of("plan", "--measured", "nodes").err()).contains("without --results");
  }

  @Test
  void fewLevelsAreSaid() throws IOException {
    var file = file("few.csv", "1,10\n2,19\n3,29\n4,37\n");
    assertThat(run(file).out()).contains("With 4 levels", "fewer than three runs");
  }

  @Test
  void aLevelThatBreaksLittlesLawIsSaid() throws IOException {
    var broken = concurrency().replaceFirst("\"p50Millis\":[^,]+", "\"p50Millis\":0.01");
    broken = broken.replaceFirst("\"p99Millis\":[^,]+", "\"p99Millis\":0.02");
    assertThat(run(file("broken.json", broken)).out()).contains("Level 1 breaks Little's law");
    assertThat(run(file("sweep.json", concurrency())).out()).doesNotContain("Little");
  }

  private static String concurrency() {
    var levels = new ArrayList<String>();
    for (int n : new int[] {1, 2, 3, 4, 6, 8, 12, 16}) {
      double x = 1_000 * n / (1 + 0.2 * (n - 1) + 0.001 * n * (n - 1));
      double millis = n / x * 1e3;
      levels.add(
          "{\"concurrency\":%d,\"throughput\":%s,\"p50Millis\":%s,\"p99Millis\":%s,\"runs\":[{\"throughput\":%s},{\"throughput\":%s},{\"throughput\":%s}]}"
              .formatted(n, x, millis, 3 * millis, x * 1.01, x / 1.01, x));
    }
    return "{\"levels\":[" + String.join(",", levels) + "]}";
  }

  private JsonNode planned(Path file, String... more) throws JsonProcessingException {
    var options = new ArrayList<>(List.of("--rate", "5000", "--p99", "50", "--json"));
    options.addAll(List.of(more));
    var run = run(file, options.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return Json.stored().readTree(run.out());
  }

  private static Run run(Path file, String... options) {
    var arguments = new ArrayList<>(List.of("plan", "--results", file.toString()));
    if (!List.of(options).contains("--resamples")) {
      arguments.addAll(List.of("--resamples", "100"));
    }
    arguments.addAll(List.of(options));
    return Run.of(arguments.toArray(String[]::new));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
