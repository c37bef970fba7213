package io.evenkeel.core.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Events that happen in the order in which they are planned, as all take the same time: a ring, no
 * heap.
 */
final class Lane<T> {

  static final long NEVER = Long.MAX_VALUE;

  private long[] times = new long[64];
  private @Nullable Object[] events = new Object[64];
  private int first;
  private int size;

  /** When the first event is due. */
  long head = NEVER;

  void add(long time, T event) {
    if (size == times.length) {
      grow();
    }
    int at = (first + size++) & (times.length - 1);
    times[at] = time;
    events[at] = event;
    head = times[first];
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // not empty: head is due
  T take() {
    var event = (T) events[first];
    first = (first + 1) & (times.length - 1);
    head = --size == 0 ? NEVER : times[first];
    return event;
  }

  private void grow() {
    int length = times.length;
    times = rotated(times, Arrays.copyOf(times, 2 * length));
    var longer = Arrays.copyOf(events, 2 * length);
    System.arraycopy(events, first, longer, 0, length - first);
    System.arraycopy(events, 0, longer, length - first, first);
    events = longer;
    first = 0;
  }

  private long[] rotated(long[] from, long[] to) {
    System.arraycopy(from, first, to, 0, from.length - first);
    System.arraycopy(from, 0, to, from.length - first, first);
    return to;
  }
}
