package io.evenkeel.core.runtime;

import io.evenkeel.core.config.Section;
import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.core.view.TimelineView;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Remembers, in a bounded memory, when things happened on this node that a failover is made of. One
 * on each node; the features note what they see. Thread-safe, never blocks, never throws: noting
 * takes less than a microsecond, so it may be done anywhere.
 */
public final class FailoverTimeline {

  /** What can happen, and in brackets its subject. */
  public enum What {
    /** A member takes part (its address). */
    UP,
    /** A member was ordered to leave, or has begun to (its address). */
    LEAVING,
    /** This node gets no heartbeats of a member any more (its address). */
    UNREACHABLE,
    /** Heartbeats of a member have come back (its address). */
    REACHABLE,
    /** The cluster has decided to go on without a member (its address). */
    DOWN,
    /** A member is gone for good, so what it hosted may start elsewhere (its address). */
    REMOVED,
    /** The coordinators have a new home (the address of the oldest member). */
    OLDEST_CHANGED,
    /** This node has begun to ask for the lease of a shard or an entity (the lease). */
    LEASE_ASKED,
    /** This node has got it (the lease). */
    LEASE_ACQUIRED,
    /** A shard starts entities here (type/shard). */
    SHARD_STARTED,
    /** The first entity of a shard that has started here has read its journal (type/shard). */
    ENTITY_RECOVERED,
    /** A shard has ended here (type/shard). */
    SHARD_STOPPED;

    /** As it is written: {@code shard-started}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final int size;
  private final LongSupplier epochMillis;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final ArrayDeque<TimelineEntry> entries = new ArrayDeque<>();
  private long forgotten;

  /**
   * An empty one that starts now.
   *
   * @param size entries that are kept, 1 or more; the oldest is dropped for a new one
   * @param epochMillis the wall clock
   * @param nanoTime the monotonic clock
   */
  FailoverTimeline(int size, LongSupplier epochMillis, LongSupplier nanoTime) {
    this.size = size;
    this.epochMillis = epochMillis;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /**
   * A timeline as {@code evenkeel.failover-timeline} says, on the clocks of this machine.
   *
   * @throws IllegalArgumentException when a value is wrong; the message names its key
   */
  public static FailoverTimeline from(Section evenkeel) {
    int size = evenkeel.number("failover-timeline.size");
    if (size < 16 || size > 1_000_000) {
      throw new IllegalArgumentException(
          "evenkeel.failover-timeline.size must be from 16 to 1000000, was " + size);
    }
    return new FailoverTimeline(size, System::currentTimeMillis, System::nanoTime);
  }

  /** The name of a shard as the subject of an entry. */
  public static String shard(String type, String shard) {
    return type + "/" + shard;
  }

  /** Something has happened just now. */
  public synchronized void note(What what, String subject) {
    if (entries.size() == size) {
      entries.removeFirst();
      forgotten++;
    }
    long micros = (nanoTime.getAsLong() - startNanos) / 1_000;
    entries.addLast(new TimelineEntry(epochMillis.getAsLong(), micros, what.text(), subject));
  }

  /**
   * What is remembered.
   *
   * @param sinceEpochMillis the earliest entries wanted, by this node's wall clock; 0 for all
   */
  public synchronized TimelineView since(long sinceEpochMillis) {
    return new TimelineView(
        epochMillis.getAsLong(),
        forgotten,
        entries.stream().filter(entry -> entry.epochMillis() >= sinceEpochMillis).toList());
  }
}
