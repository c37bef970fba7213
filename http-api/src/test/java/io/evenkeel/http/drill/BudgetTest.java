package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.view.TimelineEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final String VICTIM = "127.0.0.1:2552";
  private static final Budget.Case CASE = new Budget.Case(1_000, VICTIM, "counter/7", 9_000);

  @Test
  void thePartsFollowEachOtherAndAddUpToTheWhole() {
    var budget =
        Budget.of(
            CASE,
            List.of(
                at(4_000, "unreachable", VICTIM),
                at(6_000, "removed", VICTIM),
                at(6_500, "lease-asked", "local-shard-counter-7"),
                at(7_500, "lease-acquired", "local-shard-counter-7"),
                at(7_800, "shard-started", "counter/7"),
                at(8_700, "entity-recovered", "counter/7")));
    assertThat(budget).isEqualTo(new Budget(3_000, 2_000, 1_000, 800, 900, 300));
    assertThat(budget.total()).isEqualTo(8_000);
  }

  @Test
  void ofTwoSurvivorsTheFirstOneCounts() {
    var budget =
        Budget.of(
            CASE,
            List.of(
                at(4_500, "down", VICTIM),
                at(6_100, "removed", VICTIM),
                at(4_000, "unreachable", VICTIM),
                at(6_000, "removed", VICTIM)));
    assertThat(budget).isEqualTo(new Budget(3_000, 2_000, 0, 0, 0, 3_000));
  }

  @Test
  void whatHappenedToOthersOrBeforeOrAfterDoesNotCount() {
    var budget =
        Budget.of(
            CASE,
            List.of(
                at(900, "unreachable", VICTIM),
                at(2_000, "unreachable", "127.0.0.1:1"),
                at(2_000, "shard-started", "counter/77"),
                at(2_000, "lease-asked", "local-shard-counter-77"),
                at(9_500, "shard-started", "counter/7")));
    assertThat(budget).isEqualTo(new Budget(0, 0, 0, 0, 0, 8_000));
  }

  @Test
  void withoutLeasesTheWholeWayToTheShardIsTheHandOver() {
    var budget =
        Budget.of(
            CASE,
            List.of(
                at(4_000, "unreachable", VICTIM),
                at(6_000, "removed", VICTIM),
                at(7_000, "shard-started", "counter/7")));
    assertThat(budget).isEqualTo(new Budget(3_000, 2_000, 0, 1_000, 0, 2_000));
  }

  /** A node that leaves hands its shards over first. */
  @Test
  void aRemovalAfterTheShardHasStartedIsNoPartOfTheWay() {
    var budget =
        Budget.of(
            CASE,
            List.of(
                at(1_100, "leaving", VICTIM),
                at(1_400, "shard-started", "counter/7"),
                at(1_500, "entity-recovered", "counter/7"),
                at(8_000, "removed", VICTIM)));
    assertThat(budget).isEqualTo(new Budget(100, 300, 0, 0, 100, 7_500));
  }

  private static TimelineEntry at(long epochMillis, String what, String subject) {
    return new TimelineEntry(epochMillis, 0, what, subject);
  }
}
