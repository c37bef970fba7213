package io.evenkeel.persistence.fencing.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States by their number in the order of arrival, each once; packed, with open addressing. */
final class StateSet {

  private static final int CHUNK = 1 << 14;
  private static final int FREE = -1;

  private final int width;
  private final List<byte[]> chunks = new ArrayList<>();
  private int[] parents = new int[CHUNK];
  private int[] slots = new int[4 * CHUNK];
  private int size;

  StateSet(int width) {
    this.width = width;
    Arrays.fill(slots, FREE);
  }

  int size() {
    return size;
  }

  int parent(int state) {
    return parents[state];
  }

  byte[] get(int state) {
    var from = (state % CHUNK) * width;
    return Arrays.copyOfRange(chunks.get(state / CHUNK), from, from + width);
  }

  void add(byte[] state, int parent) {
    if (2 * size >= slots.length) {
      grow();
    }
    var slot = slotOf(state);
    if (slots[slot] == FREE) {
      slots[slot] = size;
      append(state, parent);
    }
  }

  private void append(byte[] state, int parent) {
    if (size % CHUNK == 0) {
      chunks.add(new byte[CHUNK * width]);
    }
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size + size / 2);
    }
    System.arraycopy(state, 0, chunks.get(size / CHUNK), (size % CHUNK) * width, width);
    parents[size++] = parent;
  }

  private int slotOf(byte[] state) {
    var mask = slots.length - 1;
    var at = hash(state) & mask;
    while (slots[at] != FREE && !same(slots[at], state)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean same(int stored, byte[] state) {
    var from = (stored % CHUNK) * width;
    return Arrays.equals(chunks.get(stored / CHUNK), from, from + width, state, 0, width);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int state = 0; state < size; state++) {
      slots[slotOf(get(state))] = state;
    }
  }

  private static int hash(byte[] state) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : state) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }
}
