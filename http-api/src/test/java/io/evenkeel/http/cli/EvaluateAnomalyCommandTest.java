package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateAnomalyCommandTest {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-01-01T00:00:00");
  private static final int ROWS = 2_880;
  private static final int BROKEN = 2_000;

  @TempDir private Path folder;

  @Test
  void aSpikeInAWaveIsFoundAndTheYardsticksStandBeside() throws IOException {
    writeNab();
    var page = folder.resolve("anomaly.html");
    var run =
        Run.of(
            "evaluate",
            "anomaly",
            "--nab",
            folder.toString(),
            "--detectors",
            "daily-novelty,ewma,random",
            "--json",
            "--html",
            page.toString());
    assertThat(run.code()).isZero();
    var found = Json.stored().readTree(run.out()).path("nab");
    assertThat(found).hasSize(3);
    assertThat(found.get(0).path("profiles").get(0).path("score").asDouble()).isGreaterThan(85);
    assertThat(found.get(0).path("cpuMicrosPerRow").asDouble()).isPositive();
    assertThat(Files.readString(page)).contains("daily-novelty", "wave.csv", "<polyline");
  }

  @Test
  void aServerThatBreaksIsFoundWithItsMetrics() throws IOException {
    writeAsd();
    var run =
        Run.of(
            "evaluate",
            "anomaly",
            "--asd",
            folder.toString(),
            "--detectors",
            "node-residuals",
            "--json");
    assertThat(run.code()).isZero();
    var found = Json.stored().readTree(run.out()).path("asd").get(0);
    assertThat(found.path("averagePrecision").asDouble()).isGreaterThan(0.6);
    assertThat(found.path("hitRate").asDouble()).isEqualTo(1);
  }

  @Test
  void theTableIsForPeople() throws IOException {
    writeNab();
    var run =
        Run.of(
            "evaluate", "anomaly", "--nab", folder.toString(), "--detectors", "windowed-gaussian");
    assertThat(run.out()).contains("windowed-gaussian", "standard by group: art", "left out");
  }

  @Test
  void whatIsMissingIsSaidInOneSentence() {
    assertThat(Run.of("evaluate", "anomaly").err()).contains("say on what with --nab DIR");
    assertThat(Run.of("evaluate", "anomaly", "--nab", folder.toString()).err())
        .contains("there is no files.csv or files.csv.gz in " + folder);
    assertThat(
            Run.of("evaluate", "anomaly", "--nab", folder.toString(), "--detectors", "oracle")
                .err())
        .contains("unknown detector 'oracle'");
    assertThat(Run.of("evaluate", "anomaly", "--list").out()).contains("daily-novelty");
  }

  private void writeNab() throws IOException {
    var random = new SplittableRandom(1);
    var rows = new StringBuilder("file,row,timestamp,value\n");
    for (int i = 0; i < ROWS; i++) {
      double value = 50 - 40 * Math.cos(i * Math.PI / 144) + random.nextDouble();
      rows.append("0,").append(i).append(',').append(time(i)).append(',');
      rows.append(i == BROKEN ? 150 : value).append('\n');
    }
    Files.writeString(folder.resolve("data.csv"), rows);
    Files.writeString(
        folder.resolve("files.csv"),
        "file_id,path,rows,windows,rows_in_windows,probation_rows,first_ts,last_ts\n"
            + "0,art/wave.csv,2880,1,200,432,,\n");
    Files.writeString(
        folder.resolve("windows.csv"),
        "file_id,path,window_start,window_end\n0,art/wave.csv,%s,%s\n"
            .formatted(time(BROKEN - 20), time(BROKEN + 180)));
  }

  private void writeAsd() throws IOException {
    var head = IntStream.range(0, 19).mapToObj("m%02d"::formatted).collect(Collectors.joining(","));
    var random = new SplittableRandom(2);
    var train = new StringBuilder(head).append('\n');
    var test = new StringBuilder(head).append(",label\n");
    for (int i = 0; i < ROWS + 300; i++) {
      boolean broken = i >= ROWS + 100 && i < ROWS + 120;
      var row = i < ROWS ? train : test;
      double load = 0.5 - 0.3 * Math.cos(i * Math.PI / 144);
      for (int metric = 0; metric < 19; metric++) {
        double more = broken && metric < 2 ? 0.5 : 0;
        double value = load + more + 0.02 * random.nextDouble();
        row.append(metric == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", value));
      }
      row.append(i < ROWS ? "" : broken ? ",1" : ",0").append('\n');
    }
    Files.writeString(folder.resolve("omi_train.csv"), train);
    Files.writeString(folder.resolve("omi_test.csv"), test);
    Files.writeString(folder.resolve("omi_interpretation.txt"), "100-119:1,2\n");
  }

  private static String time(int row) {
    return BEGIN.plusMinutes(5L * row).format(TIME);
  }
}
