package io.evenkeel.http.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.drill.Budget;
import io.evenkeel.http.drill.DrillKind;
import io.evenkeel.http.drill.DrillResult;
import io.evenkeel.http.drill.ExactlyOnce;
import io.evenkeel.http.drill.Gap;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillCheckTest {

  @Test
  void aGapAsLongAsAllowedIsWell() {
    assertThat(DrillCheck.problems(result(9_000, true, 0), 9_000)).isEmpty();
  }

  @Test
  void whateverIsWrongIsSaid() {
    assertThat(DrillCheck.problems(result(9_000, false, 2), 8_999))
        .hasSize(3)
        .anySatisfy(problem -> assertThat(problem).contains("2 were lost and 0 done twice"))
        .anySatisfy(problem -> assertThat(problem).contains("1 entities gave no good reply"))
        .anySatisfy(problem -> assertThat(problem).contains("was 9000 ms, allowed are 8999"));
  }

  private static DrillResult result(long gap, boolean ended, long lost) {
    return new DrillResult(
        DrillKind.KILL,
        "node-1",
        false,
        Instant.EPOCH,
        new Budget(gap, 0, 0, 0, 0, 0),
        "a",
        List.of(new Gap("a", true, 0, gap, ended)),
        new ExactlyOnce(10, lost, 0),
        0,
        0,
        0);
  }
}
