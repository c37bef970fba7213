package io.evenkeel.core.balancing;

import java.util.Arrays;

/**
 * Leaves out instances with far more calls in flight than most have, whatever is predicted for
 * them. Reported calls, own ones and failures count. Never leaves out all. Not thread-safe;
 * allocates for new slots only.
 */
final class HotGuard {

  private final double share;
  private final double factor;
  private double[] loads = {};
  private double[] sorted = {};
  private double limit;

  /**
   * A guard.
   *
   * @param share of instances that are below the load that is compared with, 0 to 1
   * @param factor times that load, and its slots on top, is hot; &ge; 1
   */
  HotGuard(double share, double factor) {
    this.share = share;
    this.factor = factor;
  }

  void look(Candidates candidates, long nowNanos) {
    int size = candidates.size();
    loads = Slots.fit(loads, size, 0);
    sorted = Slots.fit(sorted, size, 0);
    for (int i = 0; i < size; i++) {
      loads[i] = LoadSignal.SERVER.of(candidates, candidates.slot(i), nowNanos);
      sorted[i] = loads[i];
    }
    Arrays.sort(sorted, 0, size);
    limit = factor * sorted[(int) (share * (size - 1))];
  }

  boolean isHot(int position, double slots) {
    return loads[position] > limit + slots;
  }
}
