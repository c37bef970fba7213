package io.evenkeel.core.service;

import java.util.Arrays;

/** Moving means of how long calls take, by slot: of all at first, later of about the last 32. */
final class ServiceTimes {

  private static final int MOST_CALLS = 32;

  private double[] nanos = {};
  private int[] calls = {};

  /**
   * A call was answered.
   *
   * @param servedNanos it was worked on for so long; NaN when nobody says
   * @param responseNanos as its caller saw it
   */
  void add(int slot, double servedNanos, long responseNanos) {
    if (slot >= nanos.length) {
      int known = nanos.length;
      nanos = Arrays.copyOf(nanos, Math.max(slot + 1, 2 * known));
      Arrays.fill(nanos, known, nanos.length, Double.NaN);
      calls = Arrays.copyOf(calls, nanos.length);
    }
    double took =
        Double.isNaN(servedNanos)
            ? (double) responseNanos
            : Math.min(servedNanos, (double) responseNanos);
    calls[slot] = Math.min(MOST_CALLS, calls[slot] + 1);
    nanos[slot] =
        Double.isNaN(nanos[slot]) ? took : nanos[slot] + (took - nanos[slot]) / calls[slot];
  }

  /** NaN before the first call. */
  double millis(int slot) {
    return slot < nanos.length ? nanos[slot] / 1e6 : Double.NaN;
  }

  void forget(int slot) {
    if (slot < nanos.length) {
      nanos[slot] = Double.NaN;
      calls[slot] = 0;
    }
  }
}
