package io.evenkeel.core.protection;

import java.util.Arrays;

/** The sum of what was added within a time, in ten steps; what is older no longer counts. */
final class WindowedSum {

  private static final int STEPS = 10;

  private final long stepNanos;
  private final double[] sums = new double[STEPS];
  private int step;
  private long stepBegan;
  private boolean began;

  WindowedSum(long windowNanos) {
    Bounds.checkNanos("window", windowNanos, STEPS);
    stepNanos = windowNanos / STEPS;
  }

  void add(double amount, long nowNanos) {
    turn(nowNanos);
    sums[step] += amount;
  }

  double sum(long nowNanos) {
    turn(nowNanos);
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  private void turn(long nowNanos) {
    if (!began) {
      began = true;
      stepBegan = nowNanos;
    }
    long passed = (nowNanos - stepBegan) / stepNanos;
    if (passed >= STEPS) {
      Arrays.fill(sums, 0);
    } else {
      for (long i = 0; i < passed; i++) {
        step = (step + 1) % STEPS;
        sums[step] = 0;
      }
    }
    stepBegan += Math.max(0, passed) * stepNanos;
  }
}
