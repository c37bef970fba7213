package io.evenkeel.core.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesTest {

  @Test
  void requestsOfAnIntervalBecomeARate() {
    var trace =
        Traces.parse("t", List.of("timestamp_seconds,requests_per_interval", "0,120", "60,60"));
    assertThat(trace.seconds()).isEqualTo(60);
    assertThat(trace.perSecond()).containsExactly(2, 1);
    assertThat(trace.lengthSeconds()).isEqualTo(120);
    assertThat(trace.faster(6).lengthSeconds()).isEqualTo(20);
    assertThat(trace.times(3).at(119)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,1;60,2;180,3 | trace t, line 3 leaves a gap or has another interval: 180.0",
        "0,1;60,-2      | trace t, line 2 has a negative number of requests: -2.0",
        "0,1;60,2;30,1  | trace t, line 3 is not after the one before: 30.0",
        "0,1;60,two     | trace t, line 2 has no number: two",
        "0,1;60         | trace t, line 2 must be timestamp_seconds,requests_per_interval: 60",
        "0,1            | trace t has fewer than two rows",
        "0,1;60,NaN     | trace t, line 2 has no finite number: NaN",
        "0,1;Infinity,2 | trace t, line 2 has no finite number: Infinity"
      })
  void whatIsWrongIsNamedWithItsLine(String rows, String message) {
    assertThatThrownBy(() -> Traces.parse("t", List.of(rows.split(";"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    assertThatThrownBy(() -> Traces.read(Path.of("no-such-trace.csv")))
        .hasMessageStartingWith("cannot read trace no-such-trace.csv");
  }

  @Test
  void aFileThatIsNoTextIsOneSentence(@TempDir Path folder) throws IOException {
    var file =
        Files.write(folder.resolve("t.csv"), new byte[] {'0', ',', (byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Traces.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot read trace " + file + ": it is no text in UTF-8");
  }

  @Test
  void aSlopedTraceGoesFromMiddleToMiddle() {
    var trace = new Trace("two", 60, new double[] {100, 200}).sloped();
    assertThat(trace.at(0)).isEqualTo(100);
    assertThat(trace.mean(59, 61)).isCloseTo(150, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(trace.at(119)).isEqualTo(200);
  }
}
