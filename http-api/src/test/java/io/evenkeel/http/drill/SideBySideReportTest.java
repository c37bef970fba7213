package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.drill.SideBySideReport.Drilled;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideReportTest {

  private static final DrillSettings SETTINGS =
      DrillSettings.of(DrillKind.KILL, Path.of("data"), URI.create("http://127.0.0.1:8080"));

  private final SideBySideReport report =
      new SideBySideReport(
          List.of(
              system("Evenkeel", "profile fast", 2_500, 0),
              system("plain <Akka>", "plain-akka.conf", 48_000, 9)));

  @Test
  void theTextHasARowForEachSystemUnderOneHead() {
    var out = new StringWriter();
    SideBySideText.print(report, new PrintWriter(out));
    assertThat(out.toString().lines().toList())
        .endsWith(
            "gap of an entity, ms            p50      p99      max    failed sent again   lost"
                + "  twice",
            "Evenkeel                      2,500    2,500    2,500         3          7      0"
                + "      0",
            "plain <Akka>                 48,000   48,000   48,000         3          7      0"
                + "      9")
        .noneMatch(line -> line.contains("budget"));
  }

  @Test
  void theJsonIsThatOfEvenkeelWithTheOthersBesideIt() {
    var json = SideBySideJson.of(report, "1");
    assertThat(json.path("command").asText()).isEqualTo("drill");
    assertThat(json.path("system").asText()).isEqualTo("Evenkeel");
    assertThat(json.at("/gapMillis/p99").asLong()).isEqualTo(2_500);
    assertThat(json.path("beside")).hasSize(1);
    assertThat(json.at("/beside/0/system").asText()).isEqualTo("plain <Akka>");
    assertThat(json.at("/beside/0/settings").asText()).isEqualTo("plain-akka.conf");
    assertThat(json.at("/beside/0/gapMillis/p99").asLong()).isEqualTo(48_000);
    assertThat(json.at("/beside/0/unanswered").asLong()).isEqualTo(3);
    assertThat(json.at("/beside/0/drills")).hasSize(1);
    assertThat(json.at("/beside/0").has("machine")).isFalse();
  }

  @Test
  void thePageHasARowAndAChartForEachOnOneScale() {
    assertThat(SideBySideHtml.of(report, "1"))
        .contains("<th>plain &lt;Akka&gt;<td>48,000<td>48,000<td>48,000<td>3<td>7<td>0<td>9</tr>")
        .containsPattern("(?s)(<svg.*){4}")
        .containsPattern("(?s)(>48,000</text>.*){3}")
        .doesNotContain("NaN", "null", "<Akka>");
  }

  @Test
  void whetherItPassedIsAMatterOfEvenkeelAlone() {
    assertThat(report.passed()).isTrue();
  }

  private static Drilled system(String name, String settings, long gap, long duplicates) {
    var drill =
        new DrillResult(
            DrillKind.KILL,
            "node-2",
            false,
            Instant.EPOCH,
            Budget.NONE,
            "a",
            List.of(new Gap("a", true, 0, gap, true), new Gap("b", false, -50, 200, true)),
            new ExactlyOnce(100, 0, duplicates),
            3,
            7,
            1_000);
    return new Drilled(name, settings, new DrillReport(SETTINGS, Instant.EPOCH, List.of(drill)));
  }
}
