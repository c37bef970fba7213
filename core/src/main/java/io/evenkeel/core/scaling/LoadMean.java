package io.evenkeel.core.scaling;

import java.util.ArrayDeque;

/** The mean of the load over some time; of what is there, the last. Not thread-safe. */
final class LoadMean {

  private static final int MOST = 3_600;

  /** Standard deviations that are no chance. */
  private static final double SURE = 3;

  private final ArrayDeque<LoadSnapshot> seen = new ArrayDeque<>();

  void add(LoadSnapshot load) {
    seen.addLast(load);
    if (seen.size() > MOST) {
      seen.removeFirst();
    }
  }

  /** Forgets what is older. */
  void forgetBefore(long nanos) {
    while (!seen.isEmpty() && seen.getFirst().nowNanos() - nanos < 0) {
      seen.removeFirst();
    }
  }

  /**
   * As {@link #since}, with more requests where the last readings alone leave no doubt of them:
   * their count less what chance adds, for arrivals that come by chance (Poisson). So a great surge
   * is seen by its first reading, and noise is not.
   */
  LoadSnapshot surely(long nanos) {
    var mean = since(nanos);
    double requests = mean.requestsPerSecond();
    double count = 0;
    double seconds = 0;
    var last = seen.getLast();
    for (var load : (Iterable<LoadSnapshot>) seen::descendingIterator) {
      double covered = (last.nowNanos() - load.nowNanos()) / 1e9;
      if (covered > 0) {
        count += last.requestsPerSecond() * covered;
        seconds += covered;
        requests = Math.max(requests, (count - SURE * Math.sqrt(count)) / seconds);
      }
      if (load.nowNanos() - nanos <= 0) {
        break;
      }
      last = load;
    }
    return mean.withRequests(requests);
  }

  /** Over what was seen since then; there must be a last one. */
  LoadSnapshot since(long nanos) {
    var last = seen.getLast();
    double requests = 0;
    double inFlight = 0;
    double used = 0;
    int count = 0;
    for (var load : seen) {
      if (load.nowNanos() - Math.min(nanos, last.nowNanos() - 1) > 0) {
        requests += load.requestsPerSecond();
        inFlight += load.inFlight();
        used += load.utilisation();
        count++;
      }
    }
    return new LoadSnapshot(
        last.nowNanos(),
        last.ready(),
        last.starting(),
        requests / count,
        inFlight / count,
        last.queued(),
        used / count,
        last.perInstance());
  }
}
