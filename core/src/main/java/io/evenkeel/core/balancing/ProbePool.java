package io.evenkeel.core.balancing;

/**
 * Answers to probes that are still good for a choice, oldest first. Constant memory: at most {@code
 * capacity}.
 */
final class ProbePool {

  private final int[] slot;
  private final double[] load;
  private final double[] latency;
  private final long[] at;
  private final int[] usesLeft;
  private int size;

  ProbePool(int capacity) {
    slot = new int[capacity];
    load = new double[capacity];
    latency = new double[capacity];
    at = new long[capacity];
    usesLeft = new int[capacity];
  }

  int size() {
    return size;
  }

  int slot(int i) {
    return slot[i];
  }

  double load(int i) {
    return load[i];
  }

  /** In nanoseconds, NaN when the instance has no experience. */
  double latency(int i) {
    return latency[i];
  }

  long at(int i) {
    return at[i];
  }

  void add(int itsSlot, double itsLoad, double itsLatency, long nowNanos, int uses) {
    slot[size] = itsSlot;
    load[size] = itsLoad;
    latency[size] = itsLatency;
    at[size] = nowNanos;
    usesLeft[size] = uses;
    size++;
  }

  void remove(int i) {
    int after = size - i - 1;
    System.arraycopy(slot, i + 1, slot, i, after);
    System.arraycopy(load, i + 1, load, i, after);
    System.arraycopy(latency, i + 1, latency, i, after);
    System.arraycopy(at, i + 1, at, i, after);
    System.arraycopy(usesLeft, i + 1, usesLeft, i, after);
    size--;
  }

  void removeAllOf(int itsSlot) {
    for (int i = size - 1; i >= 0; i--) {
      if (slot[i] == itsSlot) {
        remove(i);
      }
    }
  }

  /** The entry was used for a choice; all entries of its instance see one call more. */
  void use(int i) {
    int chosen = slot[i];
    usesLeft[i]--;
    for (int k = size - 1; k >= 0; k--) {
      if (slot[k] == chosen) {
        load[k]++;
        if (usesLeft[k] <= 0) {
          remove(k);
        }
      }
    }
  }
}
