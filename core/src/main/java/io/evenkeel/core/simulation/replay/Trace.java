package io.evenkeel.core.simulation.replay;

import java.util.Arrays;

/** A recorded load: requests per second, constant within each interval. Immutable. */
public final class Trace {

  private final String name;
  private final double seconds;
  private final double[] perSecond;

  /**
   * A trace.
   *
   * @param seconds length of an interval, above 0
   * @param perSecond rate in each interval, at least two
   */
  public Trace(String name, double seconds, double[] perSecond) {
    this.name = name;
    this.seconds = seconds;
    this.perSecond = perSecond.clone();
    if (!(seconds > 0) || perSecond.length < 2) {
      throw new IllegalArgumentException(
          "trace " + name + " needs two intervals of more than 0 s at least");
    }
  }

  public String name() {
    return name;
  }

  /** Length of an interval. */
  public double seconds() {
    return seconds;
  }

  public double[] perSecond() {
    return perSecond.clone();
  }

  /** How long all of it is, in whole seconds. */
  public int lengthSeconds() {
    return (int) (perSecond.length * seconds);
  }

  /** Requests per second at a second of it. */
  double at(int second) {
    return perSecond[Math.min(perSecond.length - 1, (int) (second / seconds))];
  }

  /** So many times as much. */
  public Trace times(double factor) {
    return new Trace(name, seconds, Arrays.stream(perSecond).map(rate -> rate * factor).toArray());
  }

  /** So many times faster: intervals are shorter, rates are the same. */
  public Trace faster(double factor) {
    return new Trace(name, seconds / factor, perSecond);
  }

  /**
   * A part of it.
   *
   * @param from share of its intervals, 0 to 1
   * @param to share of its intervals, above {@code from}
   */
  public Trace part(double from, double to) {
    int first = (int) (from * perSecond.length);
    return new Trace(
        name,
        seconds,
        Arrays.copyOfRange(perSecond, first, (int) Math.ceil(to * perSecond.length)));
  }

  /** The rate that this share of intervals does not exceed. */
  public double quantile(double share) {
    var sorted = perSecond.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))];
  }
}
