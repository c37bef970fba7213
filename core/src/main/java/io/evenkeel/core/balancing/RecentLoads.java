package io.evenkeel.core.balancing;

/**
 * The loads that probes brought back of late, and their quantiles: what Prequal takes for the
 * distribution of calls in flight. Constant memory; loads above {@link #MOST} count as that.
 */
final class RecentLoads {

  static final int MOST = 1023;
  private static final int WINDOW = 128;

  private final int[] window = new int[WINDOW];
  private final int[] counts = new int[MOST + 1];
  private int size;
  private int next;

  void add(int load) {
    int bounded = Math.min(MOST, load);
    if (size == WINDOW) {
      counts[window[next]]--;
    } else {
      size++;
    }
    window[next] = bounded;
    counts[bounded]++;
    next = (next + 1) % WINDOW;
  }

  /**
   * The least load that at least this share of all is not above; -1 for share 0, when all are hot,
   * or when there are none.
   */
  int quantile(double share) {
    if (share <= 0 || size == 0) {
      return -1;
    }
    double needed = share * size;
    int seen = 0;
    for (int load = 0; load < MOST; load++) {
      seen += counts[load];
      if (seen >= needed) {
        return load;
      }
    }
    return MOST;
  }
}
