package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.Candidates;
import java.util.random.RandomGenerator;

/** Counts the calls of all routers to one replica and to all, in bins of 100 ms. */
final class CallsTo {

  static final long BIN = 100_000_000L;
  private static final int BINS = 20_000;

  private final int replica;
  private final int[] to = new int[BINS];
  private final int[] all = new int[BINS];

  CallsTo(int replica) {
    this.replica = replica;
  }

  /** As this strategy, and counted. */
  BalancingStrategy counting(BalancingStrategy strategy) {
    return new BalancingStrategy() {
      @Override
      public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
        return strategy.pick(candidates, call, nowNanos, random);
      }

      @Override
      public void sent(Candidates candidates, int slot, Call call, long nowNanos) {
        int bin = (int) (nowNanos / BIN);
        all[bin]++;
        to[bin] += slot == replica ? 1 : 0;
        strategy.sent(candidates, slot, call, nowNanos);
      }

      @Override
      public void replied(Candidates c, int slot, Call call, long response, long now) {
        strategy.replied(c, slot, call, response, now);
      }

      @Override
      public void failed(Candidates c, int slot, Call call, long elapsed, long now) {
        strategy.failed(c, slot, call, elapsed, now);
      }

      @Override
      public int probe(Candidates candidates, int[] slots, RandomGenerator random) {
        return strategy.probe(candidates, slots, random);
      }

      @Override
      public void probed(Candidates c, int slot, int inFlight, double latency, long now) {
        strategy.probed(c, slot, inFlight, latency, now);
      }
    };
  }

  /** Calls to the replica in relation to an equal share of all, between two times in seconds. */
  double share(double from, double to, int replicas) {
    long its = 0;
    long total = 0;
    for (int i = bin(from); i < bin(to); i++) {
      its += this.to[i];
      total += all[i];
    }
    return total == 0 ? 0 : (double) its * replicas / total;
  }

  int calls(double from, double to) {
    int its = 0;
    for (int i = bin(from); i < bin(to); i++) {
      its += this.to[i];
    }
    return its;
  }

  /** The first time from which on, for so long, it gets less than a share; in seconds. */
  double below(double share, double from, double length, int replicas) {
    for (int i = bin(from); i + bin(length) < BINS; i++) {
      double at = (double) i * BIN / 1e9;
      if (share(at, at + length, replicas) < share) {
        return at;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The first time from which on, for so long, it gets at least a share; in seconds. */
  double atLeast(double share, double from, double length, int replicas) {
    for (int i = bin(from); i + bin(length) < BINS; i++) {
      double at = (double) i * BIN / 1e9;
      if (share(at, at + length, replicas) >= share) {
        return at;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static int bin(double seconds) {
    return (int) Math.round(seconds * 1e9 / BIN);
  }
}
