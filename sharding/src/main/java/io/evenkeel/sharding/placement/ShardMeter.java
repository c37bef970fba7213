package io.evenkeel.sharding.placement;

import io.evenkeel.core.placement.FadingRate;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import java.util.concurrent.atomic.LongAdder;

/** What a shard does on this node: added to by all threads, read by one actor. */
final class ShardMeter {

  /**
   * What came between two looks.
   *
   * @param busyNanos time inside of entities' actors
   */
  record Span(long busyNanos, long calls) {}

  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final FadingRate work;
  private final FadingRate callRate;
  private long busyBefore;
  private long callsBefore;

  ShardMeter(double halfLifeSeconds) {
    this.work = new FadingRate(halfLifeSeconds);
    this.callRate = new FadingRate(halfLifeSeconds);
  }

  void add(long nanos, boolean call) {
    busyNanos.add(nanos);
    if (call) {
      calls.increment();
    }
  }

  /** For the one reader. */
  Span next() {
    long busyNow = busyNanos.sum();
    long callsNow = calls.sum();
    var span = new Span(busyNow - busyBefore, callsNow - callsBefore);
    busyBefore = busyNow;
    callsBefore = callsNow;
    return span;
  }

  /** For the one reader. */
  ShardWork work(String shard, Span span, long callNanos, double elapsedSeconds) {
    work.add((span.busyNanos() + span.calls() * callNanos) / 1e9, elapsedSeconds);
    callRate.add((double) span.calls(), elapsedSeconds);
    return new ShardWork(shard, work.perSecond(), callRate.perSecond());
  }
}
