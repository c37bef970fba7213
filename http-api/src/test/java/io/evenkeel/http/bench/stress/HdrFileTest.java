package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.http.bench.load.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HdrFileTest {

  @TempDir private Path folder;

  @Test
  void aLogHasAHistogramForEachMeasuredSecond() throws IOException {
    var path = folder.resolve("run.hlog");
    try (var file = HdrFile.create(path)) {
      file.began(0);
      file.second(tick(0, true), histogram(9_000_000));
      file.second(tick(1, false), histogram(1_000, 2_000));
      file.second(tick(2, false), histogram(5_000));
    }
    var found = new ArrayList<Histogram>();
    try (var reader = new HistogramLogReader(path.toFile())) {
      while (reader.hasNext()) {
        found.add((Histogram) reader.nextIntervalHistogram());
      }
    }
    assertThat(found).extracting(Histogram::getTotalCount).containsExactly(2L, 1L);
    assertThat(found.get(1).getMaxValue()).isEqualTo(5_003); // three digits
  }

  @Test
  void aDistributionIsThatOfTheWholeRunInMilliseconds() throws IOException {
    var path = folder.resolve("run.hgrm");
    try (var file = HdrFile.create(path)) {
      file.began(0);
      file.second(tick(0, false), histogram(1));
      file.ended(histogram(1_000, 2_000, 3_000));
    }
    assertThat(Files.readAllLines(path))
        .contains("       Value     Percentile TotalCount 1/(1-Percentile)")
        .anyMatch(
            line -> line.contains("#[Max     =        3.001, Total count    =            3]"));
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeTheRun() {
    assertThatThrownBy(() -> HdrFile.create(folder.resolve("no/such/folder.hlog")))
        .hasMessageStartingWith("cannot write --hdr ");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatIsFullIsNoticed() {
    var full = HdrFile.create(Path.of("/dev/full"));
    full.began(0);
    full.second(tick(0, false), histogram(1_000));
    full.close();
    assertThat(full.isBroken()).isTrue();
  }

  @Test
  void aFileThatIsWholeIsNotBroken() {
    var file = HdrFile.create(folder.resolve("run.hlog"));
    file.began(0);
    file.close();
    assertThat(file.isBroken()).isFalse();
  }

  private static Tick tick(int second, boolean warmup) {
    return new Tick(second, warmup, 1, 0, 1, 0, 0, 0, 0, 0);
  }

  private static Histogram histogram(long... micros) {
    var histogram = new Histogram(1, 3_600_000_000L, 3);
    Arrays.stream(micros).forEach(histogram::recordValue);
    return histogram;
  }
}
