package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateForecastCommandTest {

  @TempDir private Path folder;
  private Path trace = Path.of("");

  /** Twelve days of ten minutes with a wave a day. */
  @BeforeEach
  void write() throws IOException {
    var random = new SplittableRandom(1);
    var rows = new StringBuilder("timestamp_seconds,requests_per_interval\n");
    for (int i = 0; i < 12 * 144; i++) {
      double wave = 6_000 + 4_000 * Math.sin(2 * Math.PI * i / 144) + 200 * random.nextGaussian();
      rows.append(600 * i).append(',').append(Math.round(wave)).append('\n');
    }
    trace = folder.resolve("wave.csv");
    Files.writeString(trace, rows);
  }

  @Test
  void forecastsAreComparedOnTheLastPart() throws IOException {
    var page = folder.resolve("forecast.html");
    var run = run("--ahead", "2", "--cost", "--json", "--report", page.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("samples", "s CPU");
    var found = Json.stored().readTree(run.out()).path("traces").get(0);
    assertThat(found.path("forecasts")).hasSize(6);
    assertThat(found.path("firstTrainingOnAll").path("samples").asInt()).isPositive();
    var names = new ArrayList<String>();
    found.path("forecasts").forEach(forecast -> names.add(forecast.path("forecast").asText()));
    assertThat(names)
        .containsExactly(
            "persistence", "seasonal-naive", "ridge", "holt-winters", "network", "mix");
    double asItIs = found.path("forecasts").get(0).path("pinballPercent").asDouble();
    double mix = found.path("forecasts").get(5).path("pinballPercent").asDouble();
    assertThat(mix).isPositive().isLessThan(asItIs);
    assertThat(found.path("forecasts").get(5).path("steps").asInt()).isBetween(514, 520);
    assertThat(Files.readString(page)).contains("<svg", "pinball loss", "0.99 quantile");
  }

  /** With settings chosen on it, the last part would tell nothing any more. */
  @Test
  void validationLeavesTheLastPartAlone() throws IOException {
    var before = run("--validate").out();
    var lines = new ArrayList<>(Files.readAllLines(trace));
    for (int i = lines.size() - 500; i < lines.size(); i++) {
      lines.set(i, lines.get(i).split(",", -1)[0] + ",1");
    }
    Files.write(trace, lines);
    assertThat(figures(run("--validate").out())).isEqualTo(figures(before)).isNotEmpty();
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    assertThat(Run.of("evaluate", "forecast").err()).contains("--trace FILE");
    assertThat(Run.of("evaluate").err()).contains("say what to evaluate");
    assertThat(run("--ahead", "0").err()).contains("--ahead must be 1 to 240, was 0");
    assertThat(run("--train", "1").err()).contains("--train must be above 0 and below 1");
    Files.writeString(trace, "0,1\n60,2\n180,3\n");
    assertThat(run().err()).contains("line 3 leaves a gap");
  }

  private static List<String> figures(String out) {
    return out.lines().filter(line -> line.matches("  [a-z-]+ +[0-9.]+%.*")).toList();
  }

  private Run run(String... options) {
    var arguments = new ArrayList<>(List.of("evaluate", "forecast", "--trace", trace.toString()));
    arguments.addAll(List.of(options));
    return Run.of(arguments.toArray(String[]::new));
  }
}
