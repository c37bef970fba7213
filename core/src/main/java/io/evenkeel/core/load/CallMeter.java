package io.evenkeel.core.load;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts calls as who makes them sees them. Thread-safe; one reader. */
public final class CallMeter {

  private final SortedMap<Integer, Long> latency = new TreeMap<>();
  private long arrived;
  private long failed;
  private long inFlight;

  /** A call began; {@link #ended} has to follow. */
  public synchronized void began() {
    arrived++;
    inFlight++;
  }

  /** A call that began has its answer. */
  public synchronized void ended(boolean good, long nanos) {
    inFlight--;
    failed += good ? 0 : 1;
    latency.merge(LatencyCounts.bucket(nanos), 1L, Long::sum);
  }

  /** A call was refused at once; it did not begin. */
  public synchronized void refused() {
    arrived++;
    failed++;
  }

  /** What has happened since the last reading. */
  public synchronized CallCount next() {
    var count = new CallCount(arrived, failed, inFlight, new LatencyCounts(latency));
    latency.clear();
    arrived = 0;
    failed = 0;
    return count;
  }
}
