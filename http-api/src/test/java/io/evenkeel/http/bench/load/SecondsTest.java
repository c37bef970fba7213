package io.evenkeel.http.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {

  @ParameterizedTest
  @CsvSource({"500ms, 0.5", "30s, 30", "1.5m, 90", "2h, 7200", "250us, 0.00025"})
  void lengthsOfTimeAreReadWithTheirUnit(String text, double seconds) {
    assertThat(Seconds.parse("it", text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "s", "-1s", "1e3s", "3 s", "1d"})
  void whatIsNoneIsSaidWithWhatItIsFor(String text) {
    assertThatThrownBy(() -> Seconds.parse("--for", text))
        .hasMessage("--for must be a length of time like 500ms, 30s, 5m or 1h, was '" + text + "'");
  }
}
