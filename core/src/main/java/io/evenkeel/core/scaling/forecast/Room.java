package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * Memory that grows with what is remembered, up to a bound: as a ring it is used only when it has
 * reached that, so that who has just begun costs next to nothing.
 */
final class Room {

  /** To begin with. */
  static final int FIRST = 256;

  private Room() {}

  /**
   * The same values with room for one more, if there may be.
   *
   * @param count values so far; beyond the bound the oldest is overwritten
   * @param most values that are remembered
   */
  static double[] forOneMore(double[] values, long count, int most) {
    return isFull(values.length, count, most) ? Arrays.copyOf(values, next(count, most)) : values;
  }

  static float[] forOneMore(float[] values, long count, int most) {
    return isFull(values.length, count, most) ? Arrays.copyOf(values, next(count, most)) : values;
  }

  private static boolean isFull(int length, long count, int most) {
    return count == length && length < most;
  }

  private static int next(long count, int most) {
    return (int) Math.min(most, 2 * count);
  }
}
