package io.evenkeel.core.simulation.replay;

/**
 * The cheapest supply that never misses the objective, by one who knows the trace: each instance
 * above the least is ordered in time, is kept over gaps that cost less than another start, and is
 * held for a while once it is ready. Level by level, as instances are alike. No policy can know it.
 */
public final class Oracle {

  private Oracle() {}

  /**
   * Instance-hours of the measured part.
   *
   * @param measuredFrom share of the trace that is not measured, 0 to below 1
   * @param holdSeconds for which one that is ready stays at least
   */
  public static double instanceHours(
      Trace trace, ReplaySettings settings, double measuredFrom, int holdSeconds) {
    int from = (int) (measuredFrom * trace.lengthSeconds());
    int length = trace.lengthSeconds() - from;
    var demand = new int[length];
    int most = settings.least();
    for (int i = 0; i < length; i++) {
      demand[i] = settings.needed(trace.at(from + i));
      most = Math.max(most, demand[i]);
    }
    double seconds = (double) settings.least() * length;
    for (int level = settings.least() + 1; level <= most; level++) {
      seconds += paid(demand, level, settings, holdSeconds);
    }
    return seconds / 3_600;
  }

  /** Seconds that one instance is paid for which serves whenever so many are needed. */
  private static double paid(int[] demand, int level, ReplaySettings settings, int holdSeconds) {
    int worthKeeping = settings.startSeconds() + settings.drainSeconds();
    double paid = 0;
    int start = -1;
    int end = -1;
    for (int second = 0; second < demand.length; second++) {
      if (demand[second] < level) {
        continue;
      }
      if (start < 0) {
        start = second;
      } else if (second - end > worthKeeping) {
        paid += worthKeeping + end - start;
        start = second;
      }
      end = Math.max(end, Math.max(second + 1, start + holdSeconds));
    }
    return start < 0 ? 0 : paid + worthKeeping + Math.min(end, demand.length) - start;
  }
}
