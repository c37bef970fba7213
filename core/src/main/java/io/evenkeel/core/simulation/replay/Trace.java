package io.evenkeel.core.simulation.replay;

import java.util.Arrays;

/**
 * A recorded load: requests per second, within each interval constant, or on a line between the
 * middles of intervals. Immutable.
 */
public final class Trace {

  private final String name;
  private final double seconds;
  private final double[] perSecond;
  private final boolean sloped;

  /**
   * A trace.
   *
   * @param seconds length of an interval, above 0
   * @param perSecond rate in each interval, at least two
   */
  public Trace(String name, double seconds, double[] perSecond) {
    this(name, seconds, perSecond, false);
  }

  private Trace(String name, double seconds, double[] perSecond, boolean sloped) {
    this.name = name;
    this.seconds = seconds;
    this.perSecond = perSecond.clone();
    this.sloped = sloped;
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
    if (!sloped) {
      return perSecond[Math.min(perSecond.length - 1, (int) (second / seconds))];
    }
    double place = Math.max(0, (second + 0.5) / seconds - 0.5);
    int before = Math.min(perSecond.length - 1, (int) place);
    double after = perSecond[Math.min(perSecond.length - 1, before + 1)];
    return perSecond[before] + (place - before) * (after - perSecond[before]);
  }

  /** Mean of the seconds from one to before another; the last one goes on for ever. */
  double mean(int from, int to) {
    double sum = 0;
    for (int second = Math.max(0, from); second < to; second++) {
      sum += at(second);
    }
    return sum / (to - Math.max(0, from));
  }

  /** The same with rates that change steadily between the middles of intervals. */
  public Trace sloped() {
    return new Trace(name, seconds, perSecond, true);
  }

  /** So many times as much. */
  public Trace times(double factor) {
    return new Trace(
        name, seconds, Arrays.stream(perSecond).map(rate -> rate * factor).toArray(), sloped);
  }

  /** So many times faster: intervals are shorter, rates are the same. */
  public Trace faster(double factor) {
    return new Trace(name, seconds / factor, perSecond, sloped);
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
        Arrays.copyOfRange(perSecond, first, (int) Math.ceil(to * perSecond.length)),
        sloped);
  }

  /** The rate that this share of intervals does not exceed. */
  public double quantile(double share) {
    var sorted = perSecond.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))];
  }
}
