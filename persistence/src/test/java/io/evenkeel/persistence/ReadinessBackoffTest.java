package io.evenkeel.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadinessBackoffTest {

  @Test
  void theDelayDoublesUpToFiveSeconds() {
    assertThat(IntStream.range(0, 7).mapToLong(n -> ReadinessBackoff.after(n).toMillis()))
        .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
    assertThat(ReadinessBackoff.after(Integer.MAX_VALUE).toMillis()).isEqualTo(5_000L);
  }

  @Test
  void attemptsTakeTurnsAmongFiveJournals() {
    assertThat(IntStream.range(0, 6).mapToObj(n -> ReadinessBackoff.journalId("n1", n)))
        .containsExactly(
            "evenkeel-probe|n1",
            "evenkeel-probe|n1~1",
            "evenkeel-probe|n1~2",
            "evenkeel-probe|n1~3",
            "evenkeel-probe|n1~4",
            "evenkeel-probe|n1");
  }
}
