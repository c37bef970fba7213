package io.evenkeel.core.scaling;

import java.time.Duration;

/**
 * A policy and what it asked for last: by its ticks, and by its floor at each reading between them.
 * Its ticks are on a grid that begins with the first reading, however late readings are, so that a
 * day has as many as it should have; those that pass without a reading it is told of. Also tells
 * whether anybody calls, as policies may forget that there is something to be called. Not
 * thread-safe.
 */
final class AskedPolicy {

  private final ScalingPolicy policy;
  private final long tickNanos;
  private final long surgeNanos;
  private final LoadMean mean = new LoadMean();
  private boolean begun;
  private long beganAt;
  private long askedAt;
  private long dueAt;
  private int asked;
  private boolean called;

  /**
   * One that was not asked yet.
   *
   * @param surge over which its floor sees the load
   */
  AskedPolicy(ScalingPolicy policy, Duration surge) {
    this.policy = policy;
    this.tickNanos = policy.tick().toNanos();
    this.surgeNanos = surge.toNanos();
  }

  /** What it asks for, by the load of the last second or so. */
  int asks(LoadSnapshot load) {
    mean.add(load);
    long now = load.nowNanos();
    if (!begun) {
      begun = true;
      beganAt = now;
      dueAt = now;
      askedAt = now - tickNanos;
    }
    if (now - dueAt >= 0) {
      ask(now);
    }
    var moment = mean.surely(now - surgeNanos);
    asked = Math.max(asked, policy.floor(moment));
    called |= isCalled(moment);
    return asked;
  }

  private void ask(long now) {
    long skipped = (now - dueAt) / tickNanos;
    if (skipped > 0) {
      policy.skipped(skipped);
    }
    long sinceAsked = Math.min(tickNanos, now - askedAt); // of before a hold it says nothing
    var load = mean.since(now - sinceAsked);
    asked = Math.max(0, policy.desired(load));
    called = isCalled(load);
    askedAt = now;
    dueAt += (skipped + 1) * tickNanos;
    mean.forgetBefore(now - surgeNanos);
  }

  private static boolean isCalled(LoadSnapshot load) {
    return load.requestsPerSecond() > 0 || load.inFlight() > 0 || load.queued() > 0;
  }

  /** When it was asked for the first time; 0 before. */
  long beganAt() {
    return beganAt;
  }

  /** Whether there were any calls since the tick before the last one. */
  boolean isCalled() {
    return called;
  }
}
