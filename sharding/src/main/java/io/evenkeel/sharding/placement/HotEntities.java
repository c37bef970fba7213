package io.evenkeel.sharding.placement;

import io.evenkeel.core.placement.FadingRate;
import io.evenkeel.core.placement.SpaceSaving;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The hottest entities of one type on this node. Thread-safe; nobody waits: who finds it in use
 * comes again later.
 */
final class HotEntities {

  private final SpaceSaving work;
  private final FadingRate time;
  private final double halfLifeSeconds;
  private final int counters;
  private final int shown;
  private final AtomicBoolean inUse = new AtomicBoolean();

  private double unread;
  private volatile List<HotEntity> last = List.of();

  HotEntities(int counters, int shown, double halfLifeSeconds) {
    this.work = new SpaceSaving(counters);
    this.time = new FadingRate(halfLifeSeconds);
    this.halfLifeSeconds = halfLifeSeconds;
    this.counters = counters;
    this.shown = shown;
  }

  /** Counts work; false when it was not counted. */
  boolean offer(String id, long nanos) {
    if (!inUse.compareAndSet(false, true)) {
      return false;
    }
    try {
      work.add(id, (double) nanos);
    } finally {
      inUse.set(false);
    }
    return true;
  }

  /** As they were read last, all that have a counter, the hottest first. */
  List<HotEntity> all() {
    return last;
  }

  /** For the one reader: the hottest, after so much more time. */
  List<HotEntity> read(double elapsedSeconds) {
    unread += elapsedSeconds;
    if (inUse.compareAndSet(false, true)) {
      time.add(0, unread);
      var top = work.top(counters);
      work.scale(FadingRate.left(unread, halfLifeSeconds));
      inUse.set(false);
      double nanos = time.seconds() * 1e9;
      last =
          top.stream()
              .filter(heavy -> heavy.estimate() > heavy.error())
              .map(h -> new HotEntity(h.id(), h.estimate() / nanos, h.error() / nanos))
              .toList();
      unread = 0;
    }
    return last.stream().limit(shown).toList();
  }
}
