package io.evenkeel.core.scaling;

import java.util.ArrayDeque;

/** The mean of the load over some time; of what is there, the last. Not thread-safe. */
final class LoadMean {

  private static final int MOST = 3_600;

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
