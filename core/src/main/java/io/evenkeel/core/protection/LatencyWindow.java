package io.evenkeel.core.protection;

import java.util.Arrays;

/**
 * Quantiles of the response times of the last one to two windows, within 5 %, in constant memory: a
 * histogram of steps that grow with the value, for this window and the one before.
 */
final class LatencyWindow {

  private static final int STEPS = 16;
  private static final int SHIFT = 6; // steps of 64 ns for a start
  private static final int OCTAVES = 40;

  private final long windowNanos;
  private int[] now = new int[STEPS * OCTAVES];
  private int[] before = new int[STEPS * OCTAVES];
  private int countNow;
  private int countBefore;
  private long startedAt;
  private boolean started;

  LatencyWindow(long windowNanos) {
    Bounds.checkNanos("window", windowNanos, 1);
    this.windowNanos = windowNanos;
  }

  /** A time that is negative is no time and is not counted. */
  void add(long nanos, long nowNanos) {
    if (nanos < 0) {
      return;
    }
    turn(nowNanos);
    if (countNow < Integer.MAX_VALUE / 2) {
      now[indexOf(nanos)]++;
      countNow++;
    }
  }

  int count() {
    return countNow + countBefore;
  }

  /** In nanoseconds, NaN without any. */
  double quantile(double share, long nowNanos) {
    turn(nowNanos);
    double needed = share * count();
    double seen = 0;
    for (int i = 0; i < now.length; i++) {
      seen += now[i];
      seen += before[i];
      if (seen >= needed && seen > 0) {
        return middleOf(i);
      }
    }
    return Double.NaN;
  }

  private void turn(long nowNanos) {
    if (!started) {
      started = true;
      startedAt = nowNanos;
    }
    long passed = nowNanos - startedAt;
    if (passed >= windowNanos) {
      var oldest = before;
      before = now;
      countBefore = countNow;
      now = oldest;
      Arrays.fill(now, 0);
      countNow = 0;
      if (passed >= 2 * windowNanos) {
        Arrays.fill(before, 0);
        countBefore = 0;
      }
      startedAt = nowNanos;
    }
  }

  private static int indexOf(long nanos) {
    long value = nanos >>> SHIFT;
    if (value < STEPS) {
      return (int) value;
    }
    int octave = 64 - Long.numberOfLeadingZeros(value) - 4; // 1 for 16 to 31
    int step = (int) (value >>> (octave - 1)) - STEPS;
    return Math.min(STEPS * OCTAVES - 1, STEPS * octave + step);
  }

  private static double middleOf(int index) {
    int octave = index / STEPS;
    int step = index % STEPS;
    double width = octave == 0 ? 1 : Math.pow(2, octave - 1);
    double least = octave == 0 ? step : (STEPS + step) * width;
    return (least + width / 2) * (1 << SHIFT);
  }
}
