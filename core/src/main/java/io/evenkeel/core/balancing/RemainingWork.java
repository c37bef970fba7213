package io.evenkeel.core.balancing;

/**
 * What an instance expects of the calls it has: for each kind, how long one that has been worked on
 * for some time will still take. Belongs to the instance; not thread-safe; constant memory,
 * allocates nothing.
 *
 * <p>The mean residual life by the age of a call, in classes that double: of calls with a heavy
 * tail or of mixed kinds, one that has lasted long will last longer. Means follow the last {@value
 * #MEMORY} calls of a class.
 */
public final class RemainingWork {

  private static final int KINDS = 32;
  private static final int CLASSES = 26;

  /** Ages below 2^15 ns, about 33 us, are one class. */
  private static final int FIRST = 15;

  private static final int MEMORY = 256;
  private static final int TRUSTED = 8;

  private final double[] mean = new double[KINDS * CLASSES];
  private final int[] seen = new int[KINDS * CLASSES];
  private double overall;
  private int calls;

  /**
   * A call is done.
   *
   * @param workedNanos how long it was worked on; below 0 counts as 0
   */
  public void add(int kind, double workedNanos) {
    double worked = Math.max(0, workedNanos);
    calls = Math.min(MEMORY, calls + 1);
    overall += (worked - overall) / calls;
    int first = row(kind);
    for (int i = 0; i < CLASSES && from(i) <= worked; i++) {
      int at = first + i;
      seen[at] = Math.min(MEMORY, seen[at] + 1);
      mean[at] += (worked - from(i) - mean[at]) / seen[at];
    }
  }

  /**
   * The time in nanoseconds that a call will still take; that of all kinds while its own is
   * unknown, 0 before the first call.
   *
   * @param workedNanos how long it has been worked on
   */
  public double of(int kind, double workedNanos) {
    int first = row(kind);
    for (int i = classOf(workedNanos); i >= 0; i--) {
      if (seen[first + i] >= TRUSTED) {
        return mean[first + i];
      }
    }
    return overall;
  }

  private static int row(int kind) {
    return Math.floorMod(kind, KINDS) * CLASSES;
  }

  private static int classOf(double nanos) {
    int exponent = 63 - Long.numberOfLeadingZeros(Math.max(1, (long) nanos));
    return Math.max(0, Math.min(CLASSES - 1, exponent - FIRST + 1));
  }

  private static double from(int index) {
    return index == 0 ? 0 : (double) (1L << (FIRST + index - 1));
  }
}
