package io.evenkeel.core.load;

/**
 * Measures how much of an instance is used: of the calls that it can work on at a time, how many it
 * does on average. Thread-safe; one writer and one reader.
 */
public final class SlotMeter {

  private final int slots;
  private final CallMeter calls = new CallMeter();
  private int working;
  private int queued;
  private long sinceNanos;
  private long readNanos;
  private double busyNanos;

  /** An instance without calls. */
  public SlotMeter(int slots, long nowNanos) {
    this.slots = slots;
    this.sinceNanos = nowNanos;
    this.readNanos = nowNanos;
  }

  /** A call was taken in. */
  public void began() {
    calls.began();
  }

  /** A call was turned away. */
  public void refused() {
    calls.refused();
  }

  /** A call that was taken in is answered. */
  public void ended(boolean good, long stayedNanos) {
    calls.ended(good, stayedNanos);
  }

  /** So many are worked on from now on, and so many wait. */
  public synchronized void working(int count, int waiting, long nowNanos) {
    pass(nowNanos);
    working = count;
    queued = waiting;
  }

  /** What has happened since the last reading. */
  public synchronized InstanceCount next(String service, String instance, long nowNanos) {
    pass(nowNanos);
    double elapsed = Math.max(1, nowNanos - readNanos);
    var used = Math.min(1, busyNanos / slots / elapsed);
    busyNanos = 0;
    readNanos = nowNanos;
    return new InstanceCount(service, instance, calls.next(), queued, used);
  }

  private void pass(long nowNanos) {
    busyNanos += (double) working * Math.max(0, nowNanos - sinceNanos);
    sinceNanos = nowNanos;
  }
}
