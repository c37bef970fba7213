package io.evenkeel.core.scaling;

import java.time.Duration;

/**
 * A policy and what it asked for last: by its ticks, and by its floor at each reading between them.
 * Not thread-safe.
 */
final class AskedPolicy {

  private final ScalingPolicy policy;
  private final long tickNanos;
  private final long surgeNanos;
  private final LoadMean mean = new LoadMean();
  private boolean begun;
  private long askedAt;
  private int asked;

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
      askedAt = now - tickNanos;
    }
    if (now - askedAt >= tickNanos) {
      asked = Math.max(0, policy.desired(mean.since(askedAt)));
      askedAt = now;
      mean.forgetBefore(now - surgeNanos);
    }
    asked = Math.max(asked, policy.floor(mean.surely(now - surgeNanos)));
    return asked;
  }
}
