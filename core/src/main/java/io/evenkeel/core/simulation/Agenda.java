package io.evenkeel.core.simulation;

import java.util.Arrays;

/** The next time of each of n things, the earliest first: a binary heap with places. */
final class Agenda {

  private final long[] time;
  private final int[] heap;
  private final int[] place;

  Agenda(int count) {
    time = new long[count];
    heap = new int[count];
    place = new int[count];
    Arrays.fill(time, Lane.NEVER);
    for (int i = 0; i < count; i++) {
      heap[i] = i;
      place[i] = i;
    }
  }

  long earliest() {
    return time[heap[0]];
  }

  int first() {
    return heap[0];
  }

  void set(int thing, long when) {
    long before = time[thing];
    time[thing] = when;
    if (when < before) {
      up(place[thing]);
    } else if (when > before) {
      down(place[thing]);
    }
  }

  private void up(int at) {
    int thing = heap[at];
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (time[heap[parent]] <= time[thing]) {
        break;
      }
      put(at, heap[parent]);
      at = parent;
    }
    put(at, thing);
  }

  private void down(int at) {
    int thing = heap[at];
    int count = heap.length;
    while (true) {
      int child = 2 * at + 1;
      if (child >= count) {
        break;
      }
      if (child + 1 < count && time[heap[child + 1]] < time[heap[child]]) {
        child++;
      }
      if (time[heap[child]] >= time[thing]) {
        break;
      }
      put(at, heap[child]);
      at = child;
    }
    put(at, thing);
  }

  private void put(int at, int thing) {
    heap[at] = thing;
    place[thing] = at;
  }
}
