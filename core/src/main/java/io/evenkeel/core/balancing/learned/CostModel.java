package io.evenkeel.core.balancing.learned;

/**
 * The work of a call by what is visible of it: the mean service time of its kind, and a slope by
 * the size its caller tells. Kept apart from the state of instances, as it hardly drifts. Not
 * thread-safe; constant memory, allocates nothing.
 */
public final class CostModel {

  private static final int KINDS = 64;
  private static final int MEMORY = 512;

  /** A kind counts as the mean of all as long as it was seen less than about so often. */
  private static final double TRUSTED = 8;

  private final double[] seen = new double[KINDS];
  private final double[] mean = new double[KINDS];
  private final double[] sized = new double[KINDS];
  private final double[] size = new double[KINDS];
  private final double[] variance = new double[KINDS];
  private final double[] covariance = new double[KINDS];
  private double overall;
  private double calls;

  /** A call was worked on for so long, in nanoseconds; what is no time is ignored. */
  public void add(int kind, double callSize, double nanos) {
    if (!(nanos >= 0 && nanos < 1e15)) {
      return;
    }
    int i = Math.floorMod(kind, KINDS);
    calls = Math.min(MEMORY, calls + 1);
    overall += (nanos - overall) / calls;
    seen[i] = Math.min(MEMORY, seen[i] + 1);
    double off = nanos - mean[i];
    mean[i] += off / seen[i];
    if (callSize >= 0 && callSize <= Float.MAX_VALUE) {
      sized[i] = Math.min(MEMORY, sized[i] + 1);
      double apart = callSize - size[i];
      size[i] += apart / sized[i];
      variance[i] += (apart * apart - variance[i]) / sized[i];
      covariance[i] += (apart * off - covariance[i]) / sized[i];
    }
  }

  /** In nanoseconds at the mean speed of all instances; 1 before the first call. */
  public double of(int kind, double callSize) {
    int i = Math.floorMod(kind, KINDS);
    double byKind = (mean[i] * seen[i] + overall * TRUSTED) / (seen[i] + TRUSTED);
    double bySize = 0;
    if (sized[i] > TRUSTED && variance[i] > 0 && callSize >= 0 && callSize <= Float.MAX_VALUE) {
      bySize = covariance[i] / variance[i] * (callSize - size[i]);
    }
    return Math.max(1, Math.max(0.05 * byKind, byKind + bySize));
  }

  /** The mean of all kinds; 1 before the first call. */
  public double mean() {
    return Math.max(1, overall);
  }
}
