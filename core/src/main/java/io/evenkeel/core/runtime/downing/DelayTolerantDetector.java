package io.evenkeel.core.runtime.downing;

import akka.event.EventStream;
import akka.remote.FailureDetector;
import com.typesafe.config.Config;
import java.util.function.LongSupplier;

/**
 * Takes a peer for failed when it has been silent for longer than a heartbeat interval and the
 * acceptable pause, and knows how late its own process runs: time in which this process stood still
 * does not count as silence, and when threads are scheduled late here, peers are given more time,
 * as on a busy machine they are late themselves.
 *
 * <p>A deadline rather than a phi accrual detector (Hayashibara et al. 2004): the delay is measured
 * where it arises instead of being guessed from the heartbeats that are left. Thread-safe.
 */
public final class DelayTolerantDetector implements FailureDetector {

  /**
   * Of the largest delay of late: sending, answering and receiving are each late, and once more.
   */
  private static final long TIMES = 4;

  private final long patienceMillis;
  private final LongSupplier livedMillis;
  private final LongSupplier recentDelayMillis;
  private volatile long last;
  private volatile boolean monitoring;

  /** Called by Akka with the section {@code akka.cluster.failure-detector}. */
  public DelayTolerantDetector(Config config, EventStream events) {
    this(
        config.getDuration("heartbeat-interval").toMillis()
            + config.getDuration("acceptable-heartbeat-pause").toMillis(),
        SchedulingDelay.ofThisProcess()::livedMillis,
        SchedulingDelay.ofThisProcess()::recentMillis);
  }

  /**
   * A detector by these clocks.
   *
   * @param patienceMillis of silence; never more than three times as much
   * @param livedMillis a clock that stands still while this process does
   * @param recentDelayMillis the largest delay of late
   */
  DelayTolerantDetector(
      long patienceMillis, LongSupplier livedMillis, LongSupplier recentDelayMillis) {
    this.patienceMillis = patienceMillis;
    this.livedMillis = livedMillis;
    this.recentDelayMillis = recentDelayMillis;
  }

  @Override
  public boolean isAvailable() {
    return !monitoring || livedMillis.getAsLong() - last <= patienceMillis + tolerance();
  }

  @Override
  public boolean isMonitoring() {
    return monitoring;
  }

  @Override
  public void heartbeat() {
    last = livedMillis.getAsLong();
    monitoring = true;
  }

  private long tolerance() {
    return Math.min(TIMES * recentDelayMillis.getAsLong(), 2 * patienceMillis);
  }
}
