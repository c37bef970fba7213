package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.simulation.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SimulateBalancingCommandTest {

  @TempDir private Path folder;

  @Test
  void strategiesStandInATableWithTheBoundBelow() {
    var run = simulate("--strategies random,c3 --load 0.7 --seeds 2 --requests 5000");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("homogeneous, load 0.7", "p99 to bound", "(bound)");
    assertThat(run.out().indexOf("c3 ")).isLessThan(run.out().indexOf("random "));
  }

  @Test
  void jsonHasAllFiguresWithIntervals() throws IOException {
    var json = json("--strategies random,c3:alpha=0.3 --seeds 3 --requests 3000 --json");
    assertThat(json.path("command").asText()).isEqualTo("simulate balancing");
    assertThat(json.path("trials")).hasSize(3);
    assertThat(json.at("/trials/0/load").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/trials/0/strategies/1/strategy").asText()).isEqualTo("c3:alpha=0.3");
    var p99 = json.at("/trials/2/strategies/0/p99Millis");
    assertThat(p99.path("low").asDouble()).isLessThanOrEqualTo(p99.path("mean").asDouble());
    assertThat(p99.path("high").asDouble()).isGreaterThanOrEqualTo(p99.path("mean").asDouble());
    assertThat(json.at("/trials/2/bound/p99ToBound/mean").asDouble()).isEqualTo(1);
  }

  @Test
  void theFiguresDependOnTheSeedsAloneNotOnHowManyRunAtOnce() throws IOException {
    var arguments = "--strategies all --load 0.8 --seeds 2 --requests 2000 --json --parallel ";
    assertThat(json(arguments + 1).path("trials")).isEqualTo(json(arguments + 4).path("trials"));
  }

  @Test
  void theHtmlPageHasChartsAndNeedsNothingElse() throws IOException {
    var page = folder.resolve("lab.html");
    var run =
        simulate("--strategies random,c3 --seeds 2 --load 0.7 --requests 2000 --html " + page);
    assertThat(run.code()).isZero();
    assertThat(Files.readString(page))
        .contains("<svg", "<rect", "p99 in relation to the best strategy")
        .doesNotContain("<script", "src=");
  }

  @Test
  void everyScenarioRuns() throws IOException {
    var json =
        json("--scenario all --strategies random --load 0.6 --seeds 1 --requests 500 --json");
    assertThat(json.path("trials")).hasSize(Scenarios.names().size());
  }

  @Test
  void aFileOfOnesOwn() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.conf"),
            "replicas = [{ count = 3 }]\nrequests = [{ work { distribution = constant, mean = 1ms"
                + " } }]\nloads = [0.4]");
    var run = simulate("--strategies random --seeds 1 --requests 500 --scenario " + file);
    assertThat(run.out()).contains("mine, load 0.4");
  }

  @Test
  void theListTellsAllStrategiesAndTheirParameters() {
    var run = simulate("--list");
    assertThat(run.out()).contains(Scenarios.names());
    for (var kind : Strategies.all()) {
      assertThat(run.out()).contains(kind.name());
      kind.parameters().forEach(p -> assertThat(run.out()).contains(p.name(), p.meaning()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scenario homogenous | there is no scenario 'homogenous'; known: homogeneous,",
        "--scenario no/such.conf | cannot read scenario no/such.conf",
        "--strategies rond-robin | unknown strategy 'rond-robin'; known: round-robin,",
        "--strategies c3:beta=1 | strategy c3 has no parameter 'beta'; known: alpha,",
        "--strategies c3:alpha | a parameter of a strategy must be key=value, was 'alpha'",
        "--strategies c3:alpha=2 | parameter 'alpha' of strategy c3 must be a number from",
        "--load 0 | --load must be > 0, was 0.0",
        "--load 11 | --load must be 0 to 10, was 11",
        "--seeds 0 | --seeds must be 1 to 10000, was 0",
        "--requests 7 | --requests must be 100 to 100000000, was 7",
        "--parallel 0 | --parallel must be 1 to 256, was 0",
      })
  void whatIsWrongIsOneSentence(String arguments, String sentence) {
    var run = simulate(arguments);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("evenkeel balancing: " + sentence).doesNotContain("Exception");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  private static JsonNode json(String arguments) throws IOException {
    return new ObjectMapper().readTree(simulate(arguments).out());
  }

  private static Run simulate(String arguments) {
    return Run.of(("simulate balancing " + arguments).split(" "));
  }
}
