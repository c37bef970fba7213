package io.evenkeel.core.balancing;

import io.evenkeel.core.balancing.learned.QueueingPrior;
import java.util.Arrays;

/**
 * What a router that learns believes of each instance, by slot: how slow it is, how many calls of
 * others it usually has, what it can work on at once, and how heavy the calls are that it has.
 * Constant memory by slot; not thread-safe.
 */
final class InstanceBeliefs {

  private static final double SLOW = 1.0 / 64;
  private static final double QUICK = 1.0 / 8;
  private static final double LOAD = 1.0 / 32;
  private static final double FADE_NANOS = 10e9;

  /** A response may take so many times longer than predicted without surprise, as a logarithm. */
  private static final double USUAL_SURPRISE = Math.log(4);

  private static final double WARY = 1.0 / 16;

  /**
   * What is learned from old reports follows them this many times slower than they are old: sooner,
   * all routers would run after what they did themselves.
   */
  private static final double DELAYS = 30;

  /** Means of service time by cost: over many calls, over few. */
  double[] slow = {};

  double[] quick = {};
  double[] calls = {};
  private long[] servedAt = {};

  /** Of calls of other routers there. */
  double[] usualOthers = {};

  double[] others = {};
  double[] slots = {};

  /** Logarithm by which its responses take longer than all it says explains. */
  private double[] distrust = {};

  /** Reported cost of a call in flight, usually. */
  double[] usualCost = {};

  /** Reported cost of a call in flight by the usual one, in the last report. */
  double[] mix = {};

  /** Latency told in answers to probes, by the mean cost. */
  double[] told = {};

  long[] seenReport = {};
  private double meanOthers;
  private double meanCost;
  private double meanTold = Double.NaN;
  private double variance = 1;
  private double reports;

  void fit(int count) {
    if (slow.length >= count) {
      return;
    }
    int from = slow.length;
    slow = Slots.fit(slow, count, 1);
    quick = Slots.fit(quick, count, 1);
    calls = Slots.fit(calls, count, 0);
    servedAt = Slots.fit(servedAt, count);
    usualOthers = Slots.fit(usualOthers, count, Double.NaN);
    others = Slots.fit(others, count, 0);
    slots = Slots.fit(slots, count, 1);
    distrust = Slots.fit(distrust, count, 0);
    usualCost = Slots.fit(usualCost, count, Double.NaN);
    mix = Slots.fit(mix, count, 1);
    told = Slots.fit(told, count, Double.NaN);
    seenReport = Slots.fit(seenReport, count);
    Arrays.fill(seenReport, from, seenReport.length, Long.MIN_VALUE);
  }

  void clear(int slot) {
    if (slot < slow.length) {
      slow[slot] = 1;
      quick[slot] = 1;
      calls[slot] = 0;
      usualOthers[slot] = Double.NaN;
      others[slot] = 0;
      slots[slot] = 1;
      distrust[slot] = 0;
      usualCost[slot] = Double.NaN;
      mix[slot] = 1;
      told[slot] = Double.NaN;
      seenReport[slot] = Long.MIN_VALUE;
    }
  }

  /** Looks whether there is a report that was not seen yet. */
  void notice(Candidates candidates, int slot, long nowNanos) {
    long at = candidates.reportedAtNanos(slot);
    if (!candidates.hasReported(slot) || at == seenReport[slot]) {
      return;
    }
    int inFlight = candidates.inFlight(slot);
    double now = Math.max(0, inFlight - candidates.outstanding(slot));
    reports = Math.min(4096, reports + 1);
    meanOthers += (now - meanOthers) / Math.min(reports, 512);
    if (Double.isNaN(usualOthers[slot])) {
      usualOthers[slot] = meanOthers;
    } else {
      double off = now - usualOthers[slot];
      variance += (off * off - variance) / 256;
    }
    double apart = seenReport[slot] == Long.MIN_VALUE ? 0 : (double) (at - seenReport[slot]);
    double age = Math.max(1, (double) (nowNanos - at));
    usualOthers[slot] += Math.min(LOAD, apart / (DELAYS * age)) * (now - usualOthers[slot]);
    others[slot] = now;
    seenReport[slot] = at;
    slots[slot] = Math.max(slots[slot], Math.min(1024, inFlight - candidates.queued(slot)));
    noticeCost(slot, inFlight, candidates.cost(slot));
  }

  private void noticeCost(int slot, int inFlight, double cost) {
    if (inFlight == 0 || Double.isNaN(cost)) {
      mix[slot] = 1;
      return;
    }
    double each = cost / inFlight;
    meanCost = meanCost == 0 ? each : meanCost + (each - meanCost) / 512;
    usualCost[slot] =
        Double.isNaN(usualCost[slot]) ? each : usualCost[slot] + LOAD * (each - usualCost[slot]);
    mix[slot] = usualCost[slot] > 0 ? Math.min(30, each / usualCost[slot]) : 1;
  }

  double othersUsually(int slot) {
    return Double.isNaN(usualOthers[slot]) ? meanOthers : usualOthers[slot];
  }

  /** Variance of the number of others' calls when nothing is known but the usual. */
  double variance() {
    return variance;
  }

  /** A call was worked on for so long by its cost. */
  void served(int slot, double ratio, long nowNanos) {
    calls[slot]++;
    servedAt[slot] = nowNanos;
    slow[slot] += Math.max(SLOW, 1 / (calls[slot] + 2)) * (ratio - slow[slot]);
    quick[slot] += Math.max(QUICK, 1 / (calls[slot] + 2)) * (ratio - quick[slot]);
  }

  /**
   * How much of its slowness is still believed, 1 to 0: without calls it goes back to that of all,
   * so that one that was slow is tried again.
   */
  double kept(int slot, long nowNanos) {
    return calls[slot] == 0
        ? 0
        : QueueingPrior.freshness((double) (nowNanos - servedAt[slot]), FADE_NANOS);
  }

  /**
   * A response took longer than predicted, by this logarithm. Where that goes on, an instance tells
   * what is not so; the prediction then rises until it is off by a factor of four at most.
   */
  void surprised(int slot, double off) {
    distrust[slot] = Math.max(0, distrust[slot] + WARY * (off - USUAL_SURPRISE));
  }

  /** What its predicted response time is to be multiplied with, at least 1. */
  double caution(int slot, long nowNanos) {
    return distrust[slot] == 0 ? 1 : Math.exp(kept(slot, nowNanos) * distrust[slot]);
  }

  void told(int slot, double latencyNanos) {
    if (latencyNanos >= 0 && latencyNanos < 3.6e12) {
      told[slot] = latencyNanos;
      meanTold = Double.isNaN(meanTold) ? latencyNanos : meanTold + (latencyNanos - meanTold) / 128;
    }
  }

  /** Log of its usual cost of a call by that of all, 0 when it told none. */
  double costRatio(int slot) {
    return Double.isNaN(usualCost[slot])
        ? 0
        : Math.max(-3, Math.min(3, Math.log((usualCost[slot] + 1) / (meanCost + 1))));
  }

  /** Log of the latency it told by that of all, 0 when it told none. */
  double toldRatio(int slot) {
    return Double.isNaN(told[slot])
        ? 0
        : Math.max(-3, Math.min(3, Math.log((told[slot] + 1) / (meanTold + 1))));
  }
}
