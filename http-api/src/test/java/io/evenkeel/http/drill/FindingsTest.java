package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Two counters, "early" and "late", each the only one of a shard of its name. */
class FindingsTest {

  private static final long HIT_AT = 10_000;
  private static final Member VICTIM = new Member(2, "127.0.0.1:2", "http://two", 7, false, true);

  private final AtomicLong clock = new AtomicLong();
  private final Ledger ledger = new Ledger(clock::get, CounterCommand::request);

  @Test
  void ofANodeThatHandsItsEntitiesOverOneByOneTheBudgetBeginsWithTheGap() {
    goodReplies("early", 9_900, 10_280, 12_400);
    goodReplies("late", 9_950, 12_000, 12_350, 12_400);
    var found =
        findings(
            at(10_100, "shard-started", "early"),
            at(10_200, "entity-recovered", "early"),
            at(12_150, "shard-started", "late"),
            at(12_250, "entity-recovered", "late"));
    assertThat(found.slowest()).isEqualTo("late");
    assertThat(found.budget()).isEqualTo(new Budget(0, 0, 0, 150, 100, 100));
  }

  @Test
  void ofANodeThatIsGoneAtOnceItBeginsWithTheHit() {
    goodReplies("early", 9_900, 10_280, 10_400);
    goodReplies("late", 9_950, 12_350, 12_400);
    var found =
        findings(
            at(10_200, "entity-recovered", "early"),
            at(12_150, "shard-started", "late"),
            at(12_250, "entity-recovered", "late"));
    assertThat(found.slowest()).isEqualTo("late");
    assertThat(found.budget()).isEqualTo(new Budget(0, 0, 0, 2_150, 100, 100));
  }

  private DrillResult findings(TimelineEntry... seen) {
    var hit = new Hit(HIT_AT, 13_000, Set.of("early", "late"), 0, List.of(seen));
    return new Findings(DrillKind.LEAVE, "node-2", VICTIM, id -> id, id -> ExactlyOnce.NOTHING)
        .of(hit, ledger, Duration.ZERO);
  }

  private void goodReplies(String id, long... times) {
    ledger.open(id);
    for (int i = 0; i < times.length; i++) {
      clock.set(times[i]);
      ledger.answered(new CounterCommand(id, i + 2).request(), Outcome.of(200), null);
    }
  }

  private static TimelineEntry at(long epochMillis, String what, String id) {
    return new TimelineEntry(epochMillis, 0, what, "counter/" + id);
  }
}
