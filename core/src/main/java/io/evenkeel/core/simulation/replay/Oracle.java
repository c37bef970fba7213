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
    double seconds = 0;
    for (int paid : paid(trace, settings, measuredFrom, holdSeconds)) {
      seconds += paid;
    }
    return seconds / 3_600;
  }

  /** The same, hour by hour. */
  public static double[] hourly(
      Trace trace, ReplaySettings settings, double measuredFrom, int holdSeconds) {
    int[] paid = paid(trace, settings, measuredFrom, holdSeconds);
    var hours = new double[(paid.length + 3_599) / 3_600];
    for (int second = 0; second < paid.length; second++) {
      hours[second / 3_600] += paid[second] / 3_600.0;
    }
    return hours;
  }

  /** Instances that are paid for in each second of the measured part. */
  static int[] paid(Trace trace, ReplaySettings settings, double measuredFrom, int holdSeconds) {
    int[] demand = demand(trace, settings, (int) (measuredFrom * trace.lengthSeconds()));
    int most = settings.least();
    for (int needed : demand) {
      most = Math.max(most, needed);
    }
    var changes = new int[demand.length + 1];
    changes[0] = settings.least();
    for (int level = settings.least() + 1; level <= most; level++) {
      level(demand, level, settings, holdSeconds, changes);
    }
    var paid = new int[demand.length];
    int sum = 0;
    for (int second = 0; second < paid.length; second++) {
      sum += changes[second];
      paid[second] = sum;
    }
    return paid;
  }

  /** Needed in each second, for the objective as it is judged. */
  private static int[] demand(Trace trace, ReplaySettings settings, int from) {
    var demand = new int[trace.lengthSeconds() - from];
    int needed = 0;
    for (int i = 0; i < demand.length; i++) {
      int second = from + i;
      if (i == 0 || second % Replay.JUDGED_SECONDS == 0) {
        int end = second - second % Replay.JUDGED_SECONDS + Replay.JUDGED_SECONDS;
        needed = settings.needed(trace.mean(second, end));
      }
      demand[i] = needed;
    }
    return demand;
  }

  /** When the instance is paid for that serves whenever so many are needed. */
  private static void level(
      int[] demand, int level, ReplaySettings settings, int holdSeconds, int[] changes) {
    int worthKeeping = settings.startSeconds() + settings.drainSeconds();
    int start = -1;
    int end = -1;
    for (int second = 0; second < demand.length; second++) {
      if (demand[second] < level) {
        continue;
      }
      if (start >= 0 && second - end > worthKeeping) {
        pay(start, end, settings, changes);
        start = -1;
      }
      start = start < 0 ? second : start;
      end = Math.max(end, Math.max(second + 1, start + holdSeconds));
    }
    if (start >= 0) {
      pay(start, end, settings, changes);
    }
  }

  private static void pay(int start, int end, ReplaySettings settings, int[] changes) {
    int last = changes.length - 1;
    changes[Math.max(0, start - settings.startSeconds())]++;
    changes[Math.min(last, end + settings.drainSeconds())]--;
  }
}
