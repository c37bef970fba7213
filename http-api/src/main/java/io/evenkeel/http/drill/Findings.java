package io.evenkeel.http.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a result of what was observed. Pure, but for the events that it asks for.
 *
 * @param kind of the drill
 * @param name of what was hit
 * @param shardOf from a counter's id to its shard
 * @param amounts from a counter's id to the amounts of its events, in order
 */
record Findings(
    DrillKind kind,
    String name,
    Member victim,
    Function<String, String> shardOf,
    Function<String, List<Long>> amounts) {

  private static final String TYPE = "counter";

  DrillResult of(Hit hit, Ledger ledger, Duration healing) {
    var gaps = new ArrayList<Gap>();
    var verified = ExactlyOnce.NOTHING;
    for (var id : ledger.ids()) {
      var replies = ledger.replies(id, hit.injectedAt());
      boolean affected = hit.affected().contains(id);
      gaps.add(Gap.longest(id, affected, replies, hit.endedAt() - hit.injectedAt()));
      verified = verified.plus(ledger.check(id, amounts.apply(id)));
    }
    var slowest =
        gaps.stream()
            .filter(gap -> gap.affected() && gap.ended())
            .max(Comparator.comparing(Gap::toMillis));
    return new DrillResult(
        kind,
        name,
        victim.oldest(),
        Instant.ofEpochMilli(hit.injectedAt()),
        slowest.map(gap -> budget(gap, hit)).orElse(Budget.NONE),
        slowest.map(Gap::entity).orElse(""),
        gaps,
        verified,
        ledger.unanswered(),
        healing.toMillis());
  }

  private Budget budget(Gap gap, Hit hit) {
    long goodAt = hit.injectedAt() + gap.toMillis();
    var shard = shardOf.apply(gap.entity());
    return Budget.of(
        new Budget.Case(hit.injectedAt(), victim.address(), TYPE, shard, goodAt), hit.seen());
  }
}
