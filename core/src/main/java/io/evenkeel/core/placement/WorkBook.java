package io.evenkeel.core.placement;

import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last report of each node. Immutable; times by the reader's clock.
 *
 * @param heard by node
 */
public record WorkBook(Map<String, Heard> heard) {

  /** So long the report of a node that is gone says what its shards will do elsewhere. */
  private static final long KEPT_MILLIS = 60_000;

  public static final WorkBook EMPTY = new WorkBook(Map.of());

  /** A report and when it came. */
  public record Heard(WorkReport report, long atMillis) {}

  public WorkBook {
    heard = Map.copyOf(heard);
  }

  /** With a newer report of a node. */
  public WorkBook with(WorkReport report, long nowMillis) {
    var all = new HashMap<>(heard);
    all.values().removeIf(old -> nowMillis - old.atMillis() > KEPT_MILLIS);
    all.put(report.node(), new Heard(report, nowMillis));
    return new WorkBook(all);
  }

  /** Whether a node has said something that is not older. */
  public boolean knows(String node, long nowMillis, long oldestMillis) {
    var last = heard.get(node);
    return last != null && nowMillis - last.atMillis() <= oldestMillis;
  }

  /** What a node can do; of one that never said it, as much as the others on average, or 1. */
  public double cores(String node) {
    return Optional.ofNullable(heard.get(node))
        .map(last -> last.report().cores())
        .orElseGet(() -> reports().stream().mapToDouble(WorkReport::cores).average().orElse(1));
  }

  /**
   * What each shard of a type does. Of a shard that has moved, both nodes tell: the old one what it
   * did, fading, and the new one what it has done so far. The larger figure counts.
   */
  public Map<String, ShardWork> shards(String type) {
    var shards = new HashMap<String, ShardWork>();
    of(type)
        .flatMap(work -> work.shards().stream())
        .forEach(
            shard -> shards.merge(shard.shard(), shard, (a, b) -> a.cores() >= b.cores() ? a : b));
    return shards;
  }

  public List<WorkReport> reports() {
    return heard.values().stream().map(Heard::report).toList();
  }

  /** What a node says of a type. */
  public static Optional<TypeWork> of(WorkReport report, String type) {
    return report.types().stream().filter(work -> work.type().equals(type)).findFirst();
  }

  private Stream<TypeWork> of(String type) {
    Collection<WorkReport> reports = reports();
    return reports.stream().flatMap(report -> of(report, type).stream());
  }
}
