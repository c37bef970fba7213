package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillReportTest {

  private static final DrillSettings SETTINGS =
      DrillSettings.of(DrillKind.KILL, Path.of("data"), URI.create("http://127.0.0.1:8080"));

  private final DrillReport report =
      new DrillReport(
          SETTINGS, Instant.EPOCH, List.of(drill(5_000, 0), drill(9_000, 1), drill(7_000, 0)));

  @Test
  void theJsonHasTheNamesThatScriptsRelyOn() {
    var json = DrillJson.of(report, "1");
    assertThat(json.path("command").asText()).isEqualTo("drill");
    assertThat(json.path("kind").asText()).isEqualTo("kill");
    assertThat(json.path("node").asText()).isEqualTo("node-2");
    assertThat(json.path("budgetMillis").fieldNames())
        .toIterable()
        .containsExactly("detect", "decide", "fence", "handOver", "recover", "firstGoodReply");
    assertThat(json.at("/budgetMillis/detect").asLong()).isEqualTo(9_000);
    assertThat(json.at("/gapMillis").toString())
        .isEqualTo("{\"p50\":7000,\"p99\":9000,\"max\":9000}");
    assertThat(json.path("acknowledged").asLong()).isEqualTo(300);
    assertThat(json.path("lost").asLong()).isEqualTo(1);
    assertThat(json.path("duplicates").asLong()).isZero();
    assertThat(json.path("passed").asBoolean()).isFalse();
    assertThat(json.path("sentAgain").asLong()).isEqualTo(21);
    assertThat(json.path("drills")).hasSize(3);
    assertThat(json.at("/drills/0/controlGapMillis/max").asLong()).isEqualTo(250);
  }

  @Test
  void thePageShowsTheBudgetAndTheGapsOfEachDrill() {
    assertThat(DrillHtml.of(report, "1"))
        .contains("evenkeel drill kill", "300 acknowledged, 1 lost, 0 duplicates")
        .containsPattern("(?s)(<svg.*){6}")
        .doesNotContain("NaN", "null");
  }

  @Test
  void theTextSaysItAll() {
    var out = new StringWriter();
    DrillText.print(report, new PrintWriter(out));
    assertThat(out.toString())
        .contains(
            "kill of node-2",
            "gap         p50 7,000  p99 9,000  max 9,000 ms",
            "detect 9,000 + decide 0",
            "300 acknowledged, 1 lost, 0 duplicates");
  }

  @Test
  void wrongParametersAreNamedByTheirOptions() {
    assertThatThrownBy(() -> SETTINGS.withLoad(0, 10))
        .hasMessage("--rate must be 1 to 10000, was 0");
    assertThatThrownBy(
            () ->
                new DrillSettings(
                    DrillKind.PAUSE,
                    Path.of("data"),
                    URI.create("http://127.0.0.1:8080"),
                    Victim.ANY,
                    100,
                    10,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(35),
                    1))
        .hasMessage("--seconds must be 40 to 3600, was 35");
  }

  private static DrillResult drill(long millis, long lost) {
    return new DrillResult(
        DrillKind.KILL,
        "node-2",
        false,
        Instant.EPOCH,
        new Budget(millis, 0, 0, 0, 0, 0),
        "a",
        List.of(new Gap("a", true, 0, millis, true), new Gap("b", false, -50, 200, true)),
        new ExactlyOnce(100, lost, 0),
        0,
        7,
        1_000);
  }
}
