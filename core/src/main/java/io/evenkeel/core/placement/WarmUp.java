package io.evenkeel.core.placement;

import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which entities are recovered after their shards have moved, and in which order: some of each
 * shard that do enough, of all that wait the hottest first, so many at a time. Those that a long
 * row has kept waiting are left to their next command, and so are the least hot of too many. Not
 * thread-safe.
 */
public final class WarmUp {

  private record Waiting(EntityKey key, double cores, long sinceMillis) {}

  private static final Comparator<Waiting> HOTTEST_FIRST =
      Comparator.comparingDouble(Waiting::cores)
          .reversed()
          .thenComparing(waiting -> waiting.key().type())
          .thenComparing(waiting -> waiting.key().id());

  private final WarmUpSettings settings;
  private final TreeSet<Waiting> row = new TreeSet<>(HOTTEST_FIRST);
  private int underWay;

  /** Nothing to do yet. */
  public WarmUp(WarmUpSettings settings) {
    this.settings = settings;
  }

  /**
   * A shard has moved.
   *
   * @param hottest entities of it, the hottest first
   * @param nowMillis by a clock that only goes forward
   */
  public void moved(String type, List<HotEntity> hottest, long nowMillis) {
    hottest.stream()
        .limit(settings.perShard())
        .filter(hot -> hot.cores() >= settings.leastCores())
        .map(hot -> new Waiting(new EntityKey(type, hot.id()), hot.cores(), nowMillis))
        .forEach(row::add);
    while (row.size() > settings.maxWaiting()) {
      row.pollLast();
    }
  }

  /** Those to begin with now; for each, {@link #ended} has to follow. */
  public List<EntityKey> begin(long nowMillis) {
    row.removeIf(waiting -> nowMillis - waiting.sinceMillis() > settings.within().toMillis());
    var begun = new ArrayList<EntityKey>();
    while (underWay < settings.atOnce() && !row.isEmpty()) {
      begun.add(Objects.requireNonNull(row.pollFirst()).key());
      underWay++;
    }
    return begun;
  }

  /** One of those begun has recovered, or will not. */
  public void ended() {
    underWay--;
  }
}
