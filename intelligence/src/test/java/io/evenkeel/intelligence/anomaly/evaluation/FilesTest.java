package io.evenkeel.intelligence.anomaly.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

  private static final String METRICS =
      "m00,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12,m13,m14,m15,m16,m17,m18";
  private static final String VALUES = "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18";

  @TempDir private Path folder;

  @BeforeEach
  void goodFiles() throws IOException {
    write(
        "files.csv",
        "file_id,path,rows,windows,rows_in_windows,probation_rows,first_ts,last_ts",
        "7,web/cpu.csv,3,1,2,0,,");
    write(
        "data.csv",
        "file,row,timestamp,value",
        "7,0,2014-04-01 00:00:00,20.0",
        "7,1,2014-04-01 00:05:00,21.5",
        "7,2,2014-04-01 00:10:00,22");
    write(
        "windows.csv",
        "file_id,path,window_start,window_end",
        "7,web/cpu.csv,2014-04-01 00:05:00,2014-04-01 00:10:00");
    write("s1_train.csv", METRICS, VALUES);
    write("s1_test.csv", METRICS + ",label", VALUES + ",0", VALUES + ",1");
    write("s1_interpretation.txt", "1-1:1,19");
  }

  @Test
  void readsSeriesWithTheirWindows() {
    var series = NabFiles.read(folder).get(0);
    assertThat(series.name()).isEqualTo("cpu.csv");
    assertThat(series.group()).isEqualTo("web");
    assertThat(series.value(1)).isEqualTo(21.5);
    assertThat(series.timeMillis(2) - series.timeMillis(0)).isEqualTo(600_000);
    assertThat(series.windows()).containsExactly(new NabWindow(1, 2));
  }

  @Test
  void readsPackedFiles() throws IOException {
    byte[] plain = Files.readAllBytes(folder.resolve("data.csv"));
    Files.delete(folder.resolve("data.csv"));
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("data.csv.gz")))) {
      out.write(plain);
    }
    assertThat(NabFiles.read(folder).get(0).rows()).isEqualTo(3);
  }

  @Test
  void readsServersWithTheirRootCauses() {
    var server = AsdFiles.read(folder).get(0);
    assertThat(server.name()).isEqualTo("s1");
    assertThat(server.train()[0][18]).isEqualTo(18);
    assertThat(server.labels()).containsExactly(false, true);
    assertThat(server.causes()).containsExactly(new RootCause(new Span(1, 1), Set.of(0, 18)));
  }

  @Test
  void whatIsNoNumberIsToldWithItsLine() throws IOException {
    write("data.csv", "file,row,timestamp,value", "7,0,2014-04-01 00:00:00,twenty");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessage(folder.resolve("data.csv") + ", line 2 has no number: twenty");
    write("data.csv", "file,row,timestamp,value", "7,0,2014-04-01 00:00:00,NaN");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessageEndingWith("has no finite number: NaN");
    write("data.csv", "file,row,timestamp,value", "7,0,yesterday,20");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessageEndingWith("line 2 has no time like 2014-04-01 00:00:00: yesterday");
  }

  @Test
  void wrongColumnsRowsAndWindowsAreTold() throws IOException {
    write("data.csv", "file,row,timestamp,value", "7,0,2014-04-01 00:00:00");
    assertThatThrownBy(() -> NabFiles.read(folder)).hasMessageContaining("must have 4 columns");
    write("data.csv", "file,row,timestamp,value", "7,5,2014-04-01 00:00:00,1");
    assertThatThrownBy(() -> NabFiles.read(folder)).hasMessageEndingWith("must be row 0: 5");
    write("data.csv", "file,row,timestamp,value", "8,0,2014-04-01 00:00:00,1");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessageEndingWith("names a file that files.csv has not: 8");
    write("data.csv", "time,value");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessageEndingWith("line 1 must be file,row,timestamp,value: time,value");
    goodFiles();
    write(
        "windows.csv",
        "file_id,path,window_start,window_end",
        "7,web/cpu.csv,2015-04-01 00:05:00,2015-04-01 00:10:00");
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessageContaining("has no rows for its window");
  }

  @Test
  void missingFilesAreTold() throws IOException {
    Files.delete(folder.resolve("windows.csv"));
    assertThatThrownBy(() -> NabFiles.read(folder))
        .hasMessage("there is no windows.csv or windows.csv.gz in " + folder);
    Files.delete(folder.resolve("s1_test.csv"));
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessage("there is no s1_test.csv or s1_test.csv.gz in " + folder);
    Files.delete(folder.resolve("s1_train.csv"));
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessage("there is no NAME_train.csv or .csv.gz in " + folder);
  }

  @Test
  void filesWithoutRowsAreTold() throws IOException {
    write("s1_train.csv", METRICS);
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessage("s1 in " + folder + " has no rows to learn");
    goodFiles();
    write("s1_test.csv", METRICS + ",label");
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessage("s1 in " + folder + " has no rows to judge");
  }

  @Test
  void wrongLabelsAndRootCausesAreTold() throws IOException {
    write("s1_test.csv", METRICS + ",label", VALUES + ",2");
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessageEndingWith("line 2 must have a label of 0 or 1: 2");
    goodFiles();
    write("s1_interpretation.txt", "1-1:20");
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessageEndingWith("line 1 names a metric outside 1 to 19: 20");
    write("s1_interpretation.txt", "0-9:1");
    assertThatThrownBy(() -> AsdFiles.read(folder))
        .hasMessageEndingWith("names rows that the test has not: 0-9:1");
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }
}
