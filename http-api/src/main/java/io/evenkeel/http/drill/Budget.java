package io.evenkeel.http.drill;

import io.evenkeel.core.runtime.FailoverTimeline.What;
import io.evenkeel.core.view.TimelineEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the time between the injection, or an entity's last good reply after it, and its first good
 * reply in its new place went, in milliseconds. The parts follow each other and add up to the
 * whole. A part whose end no node has noted is 0, and its time counts to the next one.
 *
 * @param detect until a survivor missed the victim's heartbeats, or knew that it leaves
 * @param decide until the victim was removed
 * @param fence how long the new owner waited for the lease of the shard
 * @param handOver the rest of the time until the shard started elsewhere
 * @param recover until the first entity of the shard had its journal
 * @param firstGoodReply until the client had an answer
 */
public record Budget(
    long detect, long decide, long fence, long handOver, long recover, long firstGoodReply) {

  static final Budget NONE = new Budget(0, 0, 0, 0, 0, 0);

  /**
   * What a budget is made for; times by the wall clock, in milliseconds.
   *
   * @param from the injection, or the entity's last good reply when that came later, as a node that
   *     leaves hands one over after the other
   * @param victim its host:port
   * @param shard of the entity, type/shard
   */
  record Case(long from, String victim, String shard, long firstGoodAt) {}

  /** The whole. */
  public long total() {
    return detect + decide + fence + handOver + recover + firstGoodReply;
  }

  /**
   * The budget of one entity.
   *
   * @param survivors what the other nodes have noted, in any order; their wall clocks agree with
   *     the times of {@code drill}
   */
  static Budget of(Case drill, List<TimelineEntry> survivors) {
    var name = drill.shard;
    var lease = "-shard-" + drill.shard.replace('/', '-');
    var noted = new ArrayList<TimelineEntry>(survivors);
    noted.removeIf(e -> e.epochMillis() < drill.from || e.epochMillis() > drill.firstGoodAt);
    var bounds = new ArrayList<@Nullable Long>();
    bounds.add(first(noted, e -> isDetection(e) && e.subject().equals(drill.victim)));
    bounds.add(first(noted, e -> is(e, What.REMOVED) && e.subject().equals(drill.victim)));
    bounds.add(first(noted, e -> is(e, What.LEASE_ASKED) && e.subject().endsWith(lease)));
    bounds.add(first(noted, e -> is(e, What.LEASE_ACQUIRED) && e.subject().endsWith(lease)));
    bounds.add(first(noted, e -> is(e, What.SHARD_STARTED) && e.subject().equals(name)));
    bounds.add(first(noted, e -> is(e, What.ENTITY_RECOVERED) && e.subject().equals(name)));
    bounds.add(drill.firstGoodAt);
    return between(drill.from, inOrder(bounds, drill.from));
  }

  /** When the first entity of a shard had its journal elsewhere, since a time. */
  static Optional<Long> recoveredAt(long since, String shard, List<TimelineEntry> survivors) {
    var noted = survivors.stream().filter(entry -> entry.epochMillis() >= since).toList();
    return Optional.ofNullable(
        first(noted, e -> is(e, What.ENTITY_RECOVERED) && e.subject().equals(shard)));
  }

  private static Budget between(long start, List<Long> ends) {
    long decided = ends.get(1);
    long asked = ends.get(2);
    long acquired = ends.get(3);
    long started = ends.get(4);
    return new Budget(
        ends.get(0) - start,
        decided - ends.get(0),
        acquired - asked,
        asked - decided + started - acquired,
        ends.get(5) - started,
        ends.get(6) - ends.get(5));
  }

  /** What comes later bounds what came before; what nobody noted ends with the one before. */
  private static List<Long> inOrder(List<@Nullable Long> bounds, long start) {
    var latest = new ArrayList<@Nullable Long>();
    long upper = Long.MAX_VALUE;
    for (int i = bounds.size() - 1; i >= 0; i--) {
      var bound = bounds.get(i);
      upper = bound == null ? upper : Math.min(bound, upper);
      latest.add(bound == null ? null : (Long) upper);
    }
    Collections.reverse(latest);
    var ordered = new ArrayList<Long>();
    long lower = start;
    for (var bound : latest) {
      lower = bound == null ? lower : Math.max(bound, lower);
      ordered.add(lower);
    }
    return ordered;
  }

  private static boolean isDetection(TimelineEntry entry) {
    return is(entry, What.UNREACHABLE) || is(entry, What.DOWN) || is(entry, What.LEAVING);
  }

  private static boolean is(TimelineEntry entry, What what) {
    return entry.what().equals(what.text());
  }

  private static @Nullable Long first(List<TimelineEntry> noted, Predicate<TimelineEntry> which) {
    Optional<Long> earliest =
        noted.stream().filter(which).map(TimelineEntry::epochMillis).min(Long::compare);
    return earliest.orElse(null);
  }
}
