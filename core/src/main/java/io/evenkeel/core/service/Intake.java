package io.evenkeel.core.service;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Decides which calls an instance works on: some at a time, in the order they came; some more wait,
 * further ones are turned away. Also measures what the instance says of its load. Not thread-safe.
 *
 * @param <C> a call
 */
public final class Intake<C> {

  /** What to do with a call. */
  public enum Verdict {
    START,
    WAIT,
    TURN_AWAY
  }

  /**
   * How it was when a call arrived.
   *
   * @param inFlight other calls
   * @param queued of them, not started
   * @param cost of them, NaN when none is known
   */
  public record Arrival(int inFlight, int queued, double cost, long atNanos) {

    /** What the instance says with the reply to the call. */
    public LoadReport report(double serviceNanos, double strain, long nowNanos) {
      return new LoadReport(inFlight, queued, serviceNanos, cost, strain, nowNanos - atNanos);
    }
  }

  private static final double SMOOTHING = 0.1;

  private final int atOnce;
  private final int mostWaiting;
  private final ArrayDeque<C> waiting = new ArrayDeque<>();
  private int working;
  private double cost;
  private int withCost;
  private double latencyNanos = Double.NaN;

  /**
   * An intake without calls.
   *
   * @param atOnce at least 1
   * @param mostWaiting at least 0
   */
  public Intake(int atOnce, int mostWaiting) {
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
  }

  /** How it is now, before a call that arrives is taken in. */
  public Arrival look(long nowNanos) {
    return new Arrival(inFlight(), waiting.size(), withCost == 0 ? Double.NaN : cost, nowNanos);
  }

  /**
   * A call arrived; unless it is turned away, {@link #left} is to be told when it leaves.
   *
   * @param itsCost NaN when it is not known
   */
  public Verdict take(C call, double itsCost) {
    if (working >= atOnce && waiting.size() >= mostWaiting) {
      return Verdict.TURN_AWAY;
    }
    if (itsCost >= 0) {
      cost += itsCost;
      withCost++;
    }
    if (working < atOnce) {
      working++;
      return Verdict.START;
    }
    waiting.add(call);
    return Verdict.WAIT;
  }

  /**
   * A call that was started has ended.
   *
   * @param itsCost as it was taken in with
   * @param stayedNanos since it arrived
   * @return the next one to start, which waited
   */
  public Optional<C> left(double itsCost, long stayedNanos) {
    if (itsCost >= 0) {
      withCost--;
      cost = withCost == 0 ? 0 : Math.max(0, cost - itsCost); // no sum of rounding errors
    }
    latencyNanos =
        Double.isNaN(latencyNanos)
            ? stayedNanos
            : latencyNanos + SMOOTHING * (stayedNanos - latencyNanos);
    var next = Optional.ofNullable(waiting.poll());
    if (next.isEmpty()) {
      working--;
    }
    return next;
  }

  /** Those that wait will not be started any more; this intake is of no use afterwards. */
  public List<C> giveUpWaiting() {
    var given = List.copyOf(waiting);
    waiting.clear();
    return given;
  }

  /** Started or waiting. */
  public int inFlight() {
    return working + waiting.size();
  }

  /** Waiting. */
  public int queued() {
    return waiting.size();
  }

  /** How long calls stayed of late, NaN before the first. */
  public double latencyNanos() {
    return latencyNanos;
  }
}
