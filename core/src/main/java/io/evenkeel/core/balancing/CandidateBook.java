package io.evenkeel.core.balancing;

import java.util.Arrays;

/**
 * The figures of one router, in arrays by slot. Not thread-safe; belongs to its router. What an
 * instance reports is bounded here, so that one that lies breaks no arithmetic.
 */
public final class CandidateBook implements Candidates {

  private static final int MOST_IN_FLIGHT = 1_000_000;
  private static final double MOST_SERVICE_NANOS = 3.6e12;

  private final int routers;
  private final double failureNanos;

  private int[] candidates = {};
  private int size;
  private int slots;
  private long version;
  private int totalOutstanding;

  private long[] id = {};
  private double[] weight = {};
  private long[] knownSince = {};
  private int[] outstanding = {};
  private boolean[] reported = {};
  private long[] reportedAt = {};
  private int[] inFlight = {};
  private int[] queued = {};
  private double[] service = {};
  private double[] cost = {};
  private double[] strain = {};
  private int[] sentSince = {};
  private double[] failures = {};
  private long[] failedAt = {};

  /**
   * A book without instances.
   *
   * @param routers that call these instances, at least 1
   * @param failureNanos time constant with which failures are forgotten; about the longest time
   *     that a caller waits
   */
  public CandidateBook(int routers, double failureNanos) {
    if (routers < 1 || !(failureNanos > 0)) {
      throw new IllegalArgumentException(
          "need routers >= 1 and failureNanos > 0, was " + routers + ", " + failureNanos);
    }
    this.routers = routers;
    this.failureNanos = failureNanos;
  }

  /** Takes an instance into {@code slot} and makes it a candidate. */
  public void add(int slot, long idHash, double itsWeight, long nowNanos) {
    if (slot < 0 || !(itsWeight > 0) || itsWeight == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "need slot >= 0 and a weight > 0, was " + slot + ", " + itsWeight);
    }
    growTo(slot + 1);
    remove(slot);
    id[slot] = idHash;
    weight[slot] = itsWeight;
    knownSince[slot] = nowNanos;
    totalOutstanding -= outstanding[slot];
    outstanding[slot] = 0;
    reported[slot] = false;
    inFlight[slot] = 0;
    queued[slot] = 0;
    service[slot] = Double.NaN;
    cost[slot] = Double.NaN;
    strain[slot] = Double.NaN;
    sentSince[slot] = 0;
    failures[slot] = 0;
    candidates[size++] = slot;
    version++;
  }

  /** From now on no candidate; what is known of it is kept. */
  public void remove(int slot) {
    for (int i = 0; i < size; i++) {
      if (candidates[i] == slot) {
        System.arraycopy(candidates, i + 1, candidates, i, size - i - 1);
        size--;
        version++;
        return;
      }
    }
  }

  public void sent(int slot) {
    outstanding[slot]++;
    sentSince[slot]++;
    totalOutstanding++;
  }

  /** A call came back, or is no longer waited for. */
  public void settled(int slot) {
    outstanding[slot]--;
    totalOutstanding--;
  }

  /** A call failed. To be told beside {@link #settled(int)}. */
  public void failed(int slot, long nowNanos) {
    failures[slot] = failures(slot, nowNanos) + 1;
    failedAt[slot] = nowNanos;
  }

  /**
   * A report came in. One that was made before the last one is ignored.
   *
   * @param atNanos when it was made
   */
  public void report(
      int slot,
      long atNanos,
      int callsInFlight,
      int callsQueued,
      double serviceNanos,
      double itsCost,
      double itsStrain) {
    if (reported[slot] && atNanos < reportedAt[slot]) {
      return;
    }
    reported[slot] = true;
    reportedAt[slot] = atNanos;
    inFlight[slot] = Math.max(0, Math.min(MOST_IN_FLIGHT, callsInFlight));
    queued[slot] = Math.max(0, Math.min(MOST_IN_FLIGHT, callsQueued));
    service[slot] = serviceNanos >= 0 ? Math.min(MOST_SERVICE_NANOS, serviceNanos) : service[slot];
    cost[slot] = itsCost >= 0 && itsCost <= Float.MAX_VALUE ? itsCost : Double.NaN;
    strain[slot] = itsStrain >= 0 ? Math.min(1, itsStrain) : Double.NaN;
    sentSince[slot] = 0;
  }

  private void growTo(int needed) {
    if (needed > candidates.length) {
      int length = Math.max(needed, 2 * candidates.length);
      candidates = Arrays.copyOf(candidates, length);
      id = Arrays.copyOf(id, length);
      weight = Arrays.copyOf(weight, length);
      knownSince = Arrays.copyOf(knownSince, length);
      outstanding = Arrays.copyOf(outstanding, length);
      reported = Arrays.copyOf(reported, length);
      reportedAt = Arrays.copyOf(reportedAt, length);
      inFlight = Arrays.copyOf(inFlight, length);
      queued = Arrays.copyOf(queued, length);
      service = Arrays.copyOf(service, length);
      cost = Arrays.copyOf(cost, length);
      strain = Arrays.copyOf(strain, length);
      sentSince = Arrays.copyOf(sentSince, length);
      failures = Arrays.copyOf(failures, length);
      failedAt = Arrays.copyOf(failedAt, length);
    }
    slots = Math.max(slots, needed);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int slot(int position) {
    return candidates[position];
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int routers() {
    return routers;
  }

  @Override
  public long id(int slot) {
    return id[slot];
  }

  @Override
  public double weight(int slot) {
    return weight[slot];
  }

  @Override
  public long knownSince(int slot) {
    return knownSince[slot];
  }

  @Override
  public int outstanding(int slot) {
    return outstanding[slot];
  }

  @Override
  public int totalOutstanding() {
    return totalOutstanding;
  }

  @Override
  public boolean hasReported(int slot) {
    return reported[slot];
  }

  @Override
  public long reportedAtNanos(int slot) {
    return reportedAt[slot];
  }

  @Override
  public int inFlight(int slot) {
    return inFlight[slot];
  }

  @Override
  public int queued(int slot) {
    return queued[slot];
  }

  @Override
  public double serviceNanos(int slot) {
    return service[slot];
  }

  @Override
  public double cost(int slot) {
    return cost[slot];
  }

  @Override
  public double strain(int slot) {
    return strain[slot];
  }

  @Override
  public int sentSinceReport(int slot) {
    return sentSince[slot];
  }

  @Override
  public double failures(int slot, long nowNanos) {
    double count = failures[slot];
    return count == 0 ? 0 : count * Math.exp((failedAt[slot] - nowNanos) / failureNanos);
  }
}
