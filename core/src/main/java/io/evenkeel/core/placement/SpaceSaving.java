package io.evenkeel.core.placement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heaviest ids of a stream in bounded memory, with bounds of the error. Not thread-safe.
 *
 * <p>Space-Saving of Metwally, Agrawal and El Abbadi, "Efficient computation of frequent and top-k
 * elements in data streams" (ICDT 2005), with weights in place of counts: an id without a counter
 * takes over the smallest one, whose weight becomes its error. No weight is underestimated, none is
 * overestimated by more than the whole weight divided by the number of counters, and each id that
 * is heavier than that is held. All this stays true when every counter is scaled by one factor,
 * which lets old weight fade.
 */
public final class SpaceSaving {

  private static final class Counter {
    private String id;
    private double weight;
    private double error;
    private int place;

    private Counter(String id, int place) {
      this.id = id;
      this.place = place;
    }
  }

  private final Map<String, Counter> counters;

  /** A binary heap, the lightest first. */
  private final @Nullable Counter[] heap;

  private int held;

  /**
   * An empty one.
   *
   * @param size counters, at least 1; about 200 bytes each
   */
  public SpaceSaving(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("counters must be >= 1, was " + size);
    }
    this.heap = new Counter[size];
    this.counters = new HashMap<>(2 * size);
  }

  /**
   * Adds to an id. Allocates only for an id that has no counter.
   *
   * @param weight 0 or more
   */
  public void add(String id, double weight) {
    var counter = counters.get(id);
    if (counter == null) {
      counter = held < heap.length ? newCounter(id) : takeOver(at(0), id);
      counters.put(id, counter);
    }
    counter.weight += weight;
    down(counter);
  }

  /**
   * Lets all weight fade.
   *
   * @param factor 0 to 1
   */
  public void scale(double factor) {
    for (int i = 0; i < held; i++) {
      at(i).weight *= factor;
      at(i).error *= factor;
    }
  }

  /** At most so many, the heaviest first; those of equal weight by their id. */
  public List<Heavy> top(int most) {
    return Arrays.stream(heap, 0, held)
        .map(c -> new Heavy(c.id, c.weight, c.error))
        .sorted(Comparator.comparingDouble(Heavy::estimate).reversed().thenComparing(Heavy::id))
        .limit(most)
        .toList();
  }

  /** A new counter weighs nothing, so it belongs to the top of the heap. */
  private Counter newCounter(String id) {
    var counter = new Counter(id, held);
    heap[held] = counter;
    held++;
    up(counter);
    return counter;
  }

  private Counter takeOver(Counter lightest, String id) {
    counters.remove(lightest.id);
    lightest.id = id;
    lightest.error = lightest.weight;
    return lightest;
  }

  private void up(Counter counter) {
    while (counter.place > 0) {
      var parent = at((counter.place - 1) / 2);
      if (parent.weight <= counter.weight) {
        return;
      }
      swap(counter, parent);
    }
  }

  private void down(Counter counter) {
    for (int child = 2 * counter.place + 1; child < held; child = 2 * counter.place + 1) {
      if (child + 1 < held && at(child + 1).weight < at(child).weight) {
        child++;
      }
      if (at(child).weight >= counter.weight) {
        return;
      }
      swap(counter, at(child));
    }
  }

  private void swap(Counter a, Counter b) {
    int place = a.place;
    a.place = b.place;
    b.place = place;
    heap[a.place] = a;
    heap[b.place] = b;
  }

  private Counter at(int place) {
    var counter = heap[place];
    if (counter == null) {
      throw new AssertionError("no counter at " + place + " of " + held);
    }
    return counter;
  }
}
