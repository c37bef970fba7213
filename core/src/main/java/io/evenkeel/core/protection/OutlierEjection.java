package io.evenkeel.core.protection;

import io.evenkeel.core.balancing.Candidates;
import java.util.Arrays;

/**
 * Which instances one router leaves out for a while: those that fail some times in a row, succeed
 * much less than the others, fail nearly always, or are much slower. Never more than a share of
 * all.
 *
 * <p>gRPC A50 and Envoy's outlier detection; A50's pseudo code lets one more out than its share,
 * this does not. Slow ones: {@link GrayFailure}. What is told after an ejection of calls sent
 * before it counts no more.
 */
public final class OutlierEjection {

  /** What is known of one instance. */
  private static final class Health {
    final ConsecutiveFailures failures = new ConsecutiveFailures();
    final EjectionTime time = new EjectionTime();
    int good;
    int bad;
  }

  private final EjectionSettings settings;
  private final GrayFailure gray;
  private Health[] health = {};
  private double[] rates = {};
  private int out;
  private long version;
  private long intervalBegan;
  private boolean began;

  public OutlierEjection(EjectionSettings settings) {
    this.settings = settings;
    gray = new GrayFailure(settings.gray());
  }

  public boolean isEjected(int slot) {
    return slot < health.length && health[slot].time.isOut();
  }

  /** Whether its last call failed. */
  public boolean isSuspect(int slot) {
    return slot < health.length && health[slot].failures.any();
  }

  /** Changes whenever an instance is put out or let in; never otherwise. */
  public long version() {
    return version;
  }

  public int ejected() {
    return out;
  }

  /** When an instance came back, or {@code otherwise} if it never was out. */
  public long returnedAt(int slot, long otherwise) {
    return slot < health.length && health[slot].time.wasOut()
        ? health[slot].time.since()
        : otherwise;
  }

  public void sent(int slot, long nowNanos) {
    fit(slot);
    gray.sent(slot, nowNanos);
  }

  /** A good reply came. A negative time is no time. */
  public void replied(int slot, long responseNanos, long nowNanos) {
    fit(slot);
    gray.replied(slot, responseNanos, nowNanos);
    if (!isEjected(slot)) {
      health[slot].good++;
      health[slot].failures.replied();
    }
  }

  /**
   * A call failed or was given up.
   *
   * @param all that are known, also those that are out
   */
  public void failed(Candidates all, int slot, long elapsedNanos, long nowNanos) {
    fit(slot);
    gray.failed(slot, elapsedNanos, nowNanos);
    if (!isEjected(slot)) {
      health[slot].bad++;
      if (health[slot].failures.failed(settings.consecutiveFailures())) {
        eject(all, slot, settings.baseNanos(), settings.maxNanos(), nowNanos);
      }
    }
  }

  /**
   * Lets in whose time is over and looks for slow ones; at the end of an interval looks for those
   * that fail. To be called before a choice.
   */
  public void judge(Candidates all, long nowNanos) {
    fit(all.slots() - 1);
    if (out > 0) {
      readmit(nowNanos);
    }
    judgeSpeed(all, nowNanos);
    if (!began) {
      began = true;
      intervalBegan = nowNanos;
    }
    if (nowNanos - intervalBegan >= settings.intervalNanos()) {
      intervalBegan = nowNanos;
      judgeRates(all, nowNanos);
      endInterval(nowNanos);
    }
  }

  /** Lets an instance in at once, as when an active health check has found it well. */
  public void reinstate(int slot, long nowNanos) {
    if (isEjected(slot)) {
      health[slot].time.readmit(nowNanos);
      gray.readmit(slot);
      out--;
      version++;
    }
  }

  /** The instance in {@code slot} is gone for good; another one may get its slot. */
  public void removed(int slot) {
    if (slot < health.length) {
      out -= isEjected(slot) ? 1 : 0;
      health[slot] = new Health();
      gray.forget(slot);
      version++;
    }
  }

  private void readmit(long nowNanos) {
    for (int slot = 0; slot < health.length; slot++) {
      if (health[slot].time.isOver(nowNanos)) {
        reinstate(slot, nowNanos);
      }
    }
  }

  private void judgeSpeed(Candidates all, long nowNanos) {
    gray.check(nowNanos);
    for (int i = 0; i < all.size(); i++) {
      int slot = all.slot(i);
      if (gray.isOutlier(slot, all.size())) {
        eject(all, slot, settings.gray().baseNanos(), settings.gray().maxNanos(), nowNanos);
      }
    }
  }

  private void judgeRates(Candidates all, long nowNanos) {
    double least = rateThreshold(all);
    boolean shares = all.size() >= settings.failureInstances();
    for (int i = 0; i < all.size(); i++) {
      var its = health[all.slot(i)];
      int calls = its.good + its.bad;
      boolean outlier = calls >= settings.rateVolume() && (double) its.good / calls < least;
      boolean failing =
          shares
              && calls >= settings.failureVolume()
              && (double) its.bad / calls > settings.failureShare();
      if (outlier || failing) {
        eject(all, all.slot(i), settings.baseNanos(), settings.maxNanos(), nowNanos);
      }
    }
  }

  private double rateThreshold(Candidates all) {
    rates = rates.length < all.size() ? new double[all.size()] : rates;
    for (int i = 0; i < all.size(); i++) {
      var its = health[all.slot(i)];
      int calls = its.good + its.bad;
      rates[i] = calls >= settings.rateVolume() ? (double) its.good / calls : Double.NaN;
    }
    return SuccessRates.threshold(
        rates, all.size(), settings.deviations(), settings.rateInstances());
  }

  private void endInterval(long nowNanos) {
    for (var its : health) {
      its.good = 0;
      its.bad = 0;
      its.time.intervalOver(settings.intervalNanos(), nowNanos);
    }
  }

  private void eject(Candidates all, int slot, long baseNanos, long maxNanos, long nowNanos) {
    var its = health[slot];
    if (its.time.isOut() || out >= settings.mostOf(all.size())) {
      return;
    }
    its.time.eject(baseNanos, maxNanos, nowNanos);
    its.failures.replied();
    its.good = 0;
    its.bad = 0;
    out++;
    version++;
  }

  private void fit(int slot) {
    if (slot >= health.length) {
      int known = health.length;
      health = Arrays.copyOf(health, Math.max(slot + 1, 2 * known));
      for (int i = known; i < health.length; i++) {
        health[i] = new Health();
      }
    }
  }
}
