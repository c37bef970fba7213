package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * What a forecast was off by, in its own scale: the distribution of the newest ones, for
 * probabilities that hold whatever the errors look like (split conformal prediction; Vovk et al.,
 * Algorithmic Learning in a Random World).
 */
final class Residuals {

  /** Parts of the tail. */
  static final int PARTS = 9;

  private static final int SORT_EVERY = 240;
  private static final double[] TAILS = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.004, 0.0015};

  private final int room;
  private double[] newest;
  private double[] sorted = {};
  private int count;
  private int sinceSorted;

  Residuals(int room) {
    this.room = room;
    newest = new double[Math.min(room, Room.FIRST)];
  }

  void add(double residual) {
    newest = Room.forOneMore(newest, count, room);
    newest[count++ % newest.length] = residual;
    if (++sinceSorted >= SORT_EVERY || sorted.length == 0) {
      sinceSorted = 0;
      sorted = Arrays.copyOf(newest, Math.min(count, newest.length));
      Arrays.sort(sorted);
    }
  }

  int count() {
    return Math.min(count, newest.length);
  }

  /** The residual that is not exceeded with this probability, 0 to 1; 0 when nothing is known. */
  double quantile(double probability) {
    int size = sorted.length;
    return size == 0 ? 0 : sorted[(int) Math.min(size - 1, Math.ceil(probability * size))];
  }

  /** Where a part of the tail begins, from 1 on; part 0 has no beginning. */
  double edge(int part) {
    int size = sorted.length;
    return size == 0 ? 0 : sorted[(int) Math.min(size - 1, (1 - TAILS[part]) * size)];
  }

  /** The part of the tail in which a residual is, 0 for below the median. */
  int part(double residual) {
    int part = PARTS - 1;
    while (part > 0 && residual <= edge(part)) {
      part--;
    }
    return part;
  }

  /**
   * The probability that a residual is above a value, never 0: beyond the greatest one that was
   * seen it falls exponentially.
   */
  double above(double value) {
    int size = sorted.length;
    if (size == 0) {
      return 1; // nothing is known
    }
    int place = Arrays.binarySearch(sorted, value);
    int below = place < 0 ? -place - 1 : place;
    if (below < size) {
      return (size - below) / (size + 1.0);
    }
    double greatest = sorted[size - 1];
    double shape =
        Math.max(1e-3, greatest - sorted[(int) (size * 0.99)]) / Math.log(0.01 * size + 2);
    return Math.exp(-(value - greatest) / shape) / (size + 1.0);
  }
}
