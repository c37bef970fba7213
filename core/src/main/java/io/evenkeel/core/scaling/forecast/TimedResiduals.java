package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/** Residuals with their times, to find those of the same moment of earlier periods. */
final class TimedResiduals {

  private static final int MOST_PERIODS = 240;

  private final int most;
  private float[] newest;
  private long count;

  TimedResiduals(int room) {
    most = room;
    newest = new float[Math.min(most, Room.FIRST)];
  }

  /** The residual of the next step. */
  void add(double residual) {
    newest = Room.forOneMore(newest, count, most);
    newest[(int) (count++ % newest.length)] = (float) residual;
  }

  /**
   * Residuals around the same moment of earlier periods, in order.
   *
   * @param step that is compared with, from 0 on
   * @param period steps, 0 for none
   * @param around steps before and after the moment that count too
   */
  float[] like(long step, int period, int around) {
    if (period == 0) {
      return new float[0];
    }
    int room = (int) Math.min(MOST_PERIODS, Math.min(count, newest.length) / period + 1);
    var alike = new float[room * (2 * around + 1)];
    int found = 0;
    for (int back = 1; back <= room; back++) {
      for (long at = step - (long) back * period - around;
          at <= step - (long) back * period + around;
          at++) {
        if (at >= 0 && at < count && at >= count - newest.length) {
          alike[found++] = newest[(int) (at % newest.length)];
        }
      }
    }
    var sorted = Arrays.copyOf(alike, found);
    Arrays.sort(sorted);
    return sorted;
  }
}
