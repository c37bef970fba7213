package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedFaultTest {

  @Test
  void faultsAreReadAndPutInOrder() {
    assertThat(PlannedFault.read("pause:5s@40s, kill@20s,cassandra:500ms@1m"))
        .containsExactly(
            new PlannedFault(DrillKind.KILL, 10, 20),
            new PlannedFault(DrillKind.PAUSE, 5, 40),
            new PlannedFault(DrillKind.CASSANDRA, 0.5, 60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill | a fault must look like kill@20s or pause:5s@40s, was 'kill'",
        "'' | a fault must look like",
        "kil@20s | there is no fault 'kil'; known: kill, pause, partition, leave, cassandra",
        "kill@soon | the time of a fault must be a length of time like 500ms, 30s, 5m or 1h",
        "pause:5@20s | the length of a fault must be a length of time",
        "pause:0s@20s | a fault must last longer than 0",
        "kill@20s,pause@25s | a fault must end before the next begins: 'kill' lasts from 20.0 s to",
      })
  void whatIsNoFaultIsSaidInOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> PlannedFault.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
