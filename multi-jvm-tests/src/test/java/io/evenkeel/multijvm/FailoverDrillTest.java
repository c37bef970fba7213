package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.drill.DrillKind;
import io.evenkeel.http.drill.DrillResult;
import io.evenkeel.http.drill.junit.FailoverDrill;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The drills as users have them in their own tests; both on one cluster, so it heals in between.
 */
@Tag("faults")
class FailoverDrillTest {

  /** Generous, as machines that run tests are busy. */
  private static final long MOST_MILLIS = 30_000;

  @Test
  @FailoverDrill(kind = DrillKind.KILL, maxGapMillis = MOST_MILLIS)
  void aKilledNodeIsMissedRemovedAndReplaced(DrillResult result) {
    assertThat(result.verified().acknowledged()).isGreaterThan(1_000);
    assertThat(result.gapMillis().p50()).isGreaterThan(result.controlGapMillis().p50());
    var budget = result.budget();
    assertThat(budget.detect()).isPositive();
    assertThat(budget.decide()).isPositive();
    assertThat(budget.total()).isLessThan(MOST_MILLIS);
  }

  @Test
  @FailoverDrill(kind = DrillKind.LEAVE, oldest = true, maxGapMillis = MOST_MILLIS)
  void theOldestNodeHandsOverWhenItLeaves(DrillResult result) {
    assertThat(result.oldest()).isTrue();
    assertThat(result.verified().holds()).isTrue();
  }
}
