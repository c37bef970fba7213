package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateScalingCommandTest {

  @TempDir private Path folder;
  private Path trace = Path.of("");

  /** Ten days of minutes with a wave a day. */
  @BeforeEach
  void write() throws IOException {
    var rows = new StringBuilder("timestamp_seconds,requests_per_interval\n");
    for (int minute = 0; minute < 14_400; minute++) {
      long requests = Math.round(600 + 400 * Math.sin(2 * Math.PI * minute / 1_440));
      rows.append(60 * minute).append(',').append(requests).append('\n');
    }
    trace = folder.resolve("wave.csv");
    Files.writeString(trace, rows);
  }

  @Test
  void policiesAreComparedOnATrace() throws JsonProcessingException {
    var run = Run.of("simulate", "scaling", "--trace", trace.toString(), "--json");
    assertThat(run.code()).isZero();
    var found = Json.stored().readTree(run.out()).path("traces").get(0);
    assertThat(found.path("trace").asText()).startsWith("wave");
    assertThat(found.path("measuredHours").asDouble()).isCloseTo(72, within(1e-6));
    assertThat(found.path("policies")).hasSize(5);
    assertThat(found.path("policies"))
        .allSatisfy(policy -> assertThat(policy.path("costByOracle").asDouble()).isGreaterThan(1));
  }

  /** The slower the wave, the higher the target that keeps the limit. */
  @Test
  void targetsAreTunedAndShown() throws IOException {
    var page = folder.resolve("scaling.html");
    var run =
        Run.of(
            "simulate",
            "scaling",
            "--trace",
            trace.toString(),
            "--policies",
            "hpa",
            "--tune",
            "0.1",
            "--report",
            page.toString());
    assertThat(run.out()).containsPattern("hpa:target=0\\.[89]").contains("oracle");
    assertThat(Files.readString(page)).contains("<svg", "supply", "demand");
  }

  @Test
  void startUpsAndSeedsAreToldOnRequest() throws JsonProcessingException {
    var run =
        Run.of(
            "simulate",
            "scaling",
            "--trace",
            trace.toString(),
            "--policies",
            "hpa",
            "--json",
            "--startup",
            "15,60",
            "--arrivals",
            "POISSON",
            "--seeds",
            "2",
            "--hours",
            "24");
    assertThat(run.code()).isZero();
    var traces = Json.stored().readTree(run.out()).path("traces");
    assertThat(traces).hasSize(2);
    var first = traces.get(0);
    assertThat(first.path("trace").asText()).isEqualTo("wave, start-up 15 s, peak 30");
    assertThat(first.path("measuredHours").asDouble()).isCloseTo(24, within(0.1));
    var policy = first.path("policies").get(0);
    assertThat(policy.path("seeds")).hasSize(2);
    assertThat(policy.path("costByOracleLow").asDouble())
        .isLessThanOrEqualTo(policy.path("costByOracle").asDouble() + 1e-6);
  }

  @Test
  void whatIsWrongIsOneSentence() throws IOException {
    assertThat(Run.of("simulate", "scaling").err()).contains("--trace FILE");
    assertThat(Run.of("simulate", "scaling", "--trace", "none.csv").err())
        .contains("cannot read trace none.csv");
    assertThat(error("--policies", "best")).contains("unknown policy 'best'; known: hpa");
    assertThat(error("--train", "1")).contains("--train must be above 0 and below 1");
    assertThat(error("--speed", "0")).contains("--speed must be above 0");
    Files.writeString(trace, "0,1\n60,-1\n");
    assertThat(error()).contains("line 2 has a negative number");
  }

  @Test
  void allPoliciesAreListed() {
    assertThat(Run.of("simulate", "scaling", "--list").out())
        .contains("kpa", "target-tracking", "panic-window");
  }

  private String error(String... options) {
    var arguments = new java.util.ArrayList<>(java.util.List.of("simulate", "scaling", "--trace"));
    arguments.add(trace.toString());
    arguments.addAll(java.util.List.of(options));
    var run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.code()).isNotZero();
    return run.err();
  }
}
