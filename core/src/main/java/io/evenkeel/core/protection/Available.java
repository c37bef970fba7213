package io.evenkeel.core.protection;

import io.evenkeel.core.balancing.Candidates;

/** Candidates without those that are left out; all figures are those of the router's own book. */
final class Available implements Candidates {

  private Candidates all;
  private int[] slots = {};
  private int size;
  private long version;

  Available(Candidates all) {
    this.all = all;
  }

  /** Begins anew, without any. */
  void clear(Candidates of) {
    all = of;
    size = 0;
    version++;
    slots = slots.length < of.size() ? new int[of.size()] : slots;
  }

  void add(int slot) {
    slots[size++] = slot;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int slot(int position) {
    return slots[position];
  }

  @Override
  public int slots() {
    return all.slots();
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int routers() {
    return all.routers();
  }

  @Override
  public long id(int slot) {
    return all.id(slot);
  }

  @Override
  public double weight(int slot) {
    return all.weight(slot);
  }

  @Override
  public long knownSince(int slot) {
    return all.knownSince(slot);
  }

  @Override
  public int outstanding(int slot) {
    return all.outstanding(slot);
  }

  @Override
  public int totalOutstanding() {
    return all.totalOutstanding();
  }

  @Override
  public boolean hasReported(int slot) {
    return all.hasReported(slot);
  }

  @Override
  public long reportedAtNanos(int slot) {
    return all.reportedAtNanos(slot);
  }

  @Override
  public int inFlight(int slot) {
    return all.inFlight(slot);
  }

  @Override
  public int queued(int slot) {
    return all.queued(slot);
  }

  @Override
  public double serviceNanos(int slot) {
    return all.serviceNanos(slot);
  }

  @Override
  public double cost(int slot) {
    return all.cost(slot);
  }

  @Override
  public double strain(int slot) {
    return all.strain(slot);
  }

  @Override
  public int sentSinceReport(int slot) {
    return all.sentSinceReport(slot);
  }

  @Override
  public double failures(int slot, long nowNanos) {
    return all.failures(slot, nowNanos);
  }
}
