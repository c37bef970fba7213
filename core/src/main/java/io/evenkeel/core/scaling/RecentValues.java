package io.evenkeel.core.scaling;

import java.util.ArrayDeque;

/** Values of the last while, with their times. */
final class RecentValues {

  private record Entry(long at, double value) {}

  private final long windowNanos;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  RecentValues(double windowNanos) {
    this.windowNanos = (long) windowNanos;
  }

  /** Enters a value and forgets those before it that are as old as the window, or older. */
  void add(long now, double value) {
    entries.addLast(new Entry(now, value));
    while (entries.size() > 1 && entries.getFirst().at() <= now - windowNanos) {
      entries.removeFirst();
    }
  }

  double max() {
    return entries.stream().mapToDouble(Entry::value).max().orElse(Double.NaN);
  }

  double mean() {
    return entries.stream().mapToDouble(Entry::value).average().orElse(Double.NaN);
  }
}
