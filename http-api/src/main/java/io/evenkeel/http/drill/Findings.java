package io.evenkeel.http.drill;

import io.evenkeel.core.runtime.FailoverTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a result of what was observed. Pure, but for the events that it asks for.
 *
 * @param kind of the drill
 * @param name of what was hit
 * @param shardOf from a counter's id to its shard
 * @param verify compares what was acknowledged of a counter with what is stored
 */
record Findings(
    DrillKind kind,
    String name,
    Member victim,
    Function<String, String> shardOf,
    Function<String, ExactlyOnce> verify) {

  private static final String TYPE = "counter";

  /**
   * An entity gave its last good reply at a time, or before the hit, and its next one at another.
   */
  private record Back(String entity, long from, long goodAt) {
    long millis() {
      return goodAt - from;
    }
  }

  DrillResult of(Hit hit, Ledger ledger, Duration healing) {
    var gaps = new ArrayList<Gap>();
    var back = new ArrayList<Back>();
    var verified = ExactlyOnce.NOTHING;
    for (var id : ledger.ids()) {
      var replies = ledger.replies(id, hit.injectedAt());
      boolean affected = hit.affected().contains(id);
      var gap = Gap.longest(id, affected, replies, hit.endedAt() - hit.injectedAt());
      gaps.add(gap);
      if (affected) {
        back(gap, replies, hit).ifPresent(back::add);
      }
      verified = verified.plus(verify.apply(id));
    }
    var slowest = back.stream().max(Comparator.comparing(Back::millis));
    return new DrillResult(
        kind,
        name,
        victim.oldest(),
        Instant.ofEpochMilli(hit.injectedAt()),
        slowest.map(found -> budget(found, hit)).orElse(Budget.NONE),
        slowest.map(Back::entity).orElse(""),
        gaps,
        verified,
        ledger.unanswered(),
        hit.sentAgain(),
        healing.toMillis());
  }

  /** The first good reply of an entity's new life; without a new one, the end of its gap. */
  private Optional<Back> back(Gap gap, List<Long> replies, Hit hit) {
    var recovered = Budget.recoveredAt(hit.injectedAt(), shard(gap.entity()), hit.seen());
    if (recovered.isEmpty()) {
      return Optional.of(back(gap.entity(), gap.fromMillis(), gap.toMillis(), hit))
          .filter(any -> gap.ended());
    }
    long newLife = recovered.get() - hit.injectedAt();
    long last = replies.stream().filter(at -> at < newLife).reduce(0L, Math::max);
    return replies.stream()
        .filter(at -> at >= newLife)
        .findFirst()
        .map(at -> back(gap.entity(), last, at, hit));
  }

  private static Back back(String entity, long from, long goodAt, Hit hit) {
    return new Back(entity, hit.injectedAt() + Math.max(0, from), hit.injectedAt() + goodAt);
  }

  /** None where nobody has noted anything. */
  private Budget budget(Back back, Hit hit) {
    if (hit.seen().isEmpty()) {
      return Budget.NONE;
    }
    return Budget.of(
        new Budget.Case(back.from(), victim.address(), shard(back.entity()), back.goodAt()),
        hit.seen());
  }

  private String shard(String id) {
    return FailoverTimeline.shard(TYPE, shardOf.apply(id));
  }
}
