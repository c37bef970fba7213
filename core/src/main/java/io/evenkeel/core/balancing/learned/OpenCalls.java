package io.evenkeel.core.balancing.learned;

import java.util.Arrays;

/**
 * The rows of a router's own calls that are not answered yet, by slot; of more than {@value #ROOM}
 * at an instance the oldest are forgotten. Not thread-safe; allocates for new slots only.
 */
public final class OpenCalls {

  private static final int ROOM = 16;
  private static final long FREE = Long.MIN_VALUE;

  private long[] sentAt = {};
  private double[] rows = {};

  public void fit(int slots) {
    int from = sentAt.length;
    if (from < slots * ROOM) {
      sentAt = Arrays.copyOf(sentAt, Math.max(slots * ROOM, 2 * from));
      Arrays.fill(sentAt, from, sentAt.length, FREE);
      rows = Arrays.copyOf(rows, sentAt.length * LearnedRow.WIDTH);
    }
  }

  public void add(int slot, long nowNanos, double[] row) {
    int place = slot * ROOM;
    for (int i = slot * ROOM; i < (slot + 1) * ROOM; i++) {
      if (sentAt[i] < sentAt[place]) {
        place = i;
      }
    }
    sentAt[place] = nowNanos;
    System.arraycopy(row, 0, rows, place * LearnedRow.WIDTH, LearnedRow.WIDTH);
  }

  /** Takes out the call that was sent then; false if it is not there. */
  public boolean take(int slot, long sentAtNanos, double[] row) {
    for (int i = slot * ROOM; i < (slot + 1) * ROOM; i++) {
      if (sentAt[i] == sentAtNanos) {
        sentAt[i] = FREE;
        System.arraycopy(rows, i * LearnedRow.WIDTH, row, 0, LearnedRow.WIDTH);
        return true;
      }
    }
    return false;
  }

  /** How long the oldest one is out; 0 without any. */
  public double oldestNanos(int slot, long nowNanos) {
    long oldest = nowNanos;
    for (int i = slot * ROOM; i < (slot + 1) * ROOM; i++) {
      oldest = sentAt[i] == FREE ? oldest : Math.min(oldest, sentAt[i]);
    }
    return (double) (nowNanos - oldest);
  }

  /** The mean predicted cost of those that are remembered; 0 without any. */
  public double meanCost(int slot) {
    double cost = 0;
    int count = 0;
    for (int i = slot * ROOM; i < (slot + 1) * ROOM; i++) {
      if (sentAt[i] != FREE) {
        cost += rows[i * LearnedRow.WIDTH + LearnedRow.COST];
        count++;
      }
    }
    return count == 0 ? 0 : cost / count;
  }

  public void clear(int slot) {
    if ((slot + 1) * ROOM <= sentAt.length) {
      Arrays.fill(sentAt, slot * ROOM, (slot + 1) * ROOM, FREE);
    }
  }
}
