package io.evenkeel.intelligence.anomaly.evaluation;

import java.util.List;

/** A series of NAB with its windows. Immutable, as long as nobody writes into its arrays. */
public final class NabSeries {

  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION = 750;
  private static final double FAR = 3;

  private final String name;
  private final String group;
  private final long[] timesMillis;
  private final double[] values;
  private final List<NabWindow> windows;
  private final double[] worth;
  private final int[] windowOf;

  /**
   * A series.
   *
   * @param windows in order, none beginning before the one before has ended
   */
  public NabSeries(
      String name, String group, long[] timesMillis, double[] values, List<NabWindow> windows) {
    if (timesMillis.length != values.length) {
      throw new IllegalArgumentException(
          "%s has %d times and %d values".formatted(name, timesMillis.length, values.length));
    }
    this.name = name;
    this.group = group;
    this.timesMillis = timesMillis;
    this.values = values;
    this.windows = List.copyOf(windows);
    worth = new double[values.length];
    windowOf = new int[values.length];
    weigh();
  }

  public String name() {
    return name;
  }

  public String group() {
    return group;
  }

  public int rows() {
    return values.length;
  }

  public long timeMillis(int row) {
    return timesMillis[row];
  }

  public double value(int row) {
    return values[row];
  }

  public List<NabWindow> windows() {
    return windows;
  }

  /** The first rows, in which nothing counts. */
  public int probation() {
    return Math.min((int) (PROBATION * values.length), LONGEST_PROBATION);
  }

  /** The number of the window that this row is in, -1 for none. */
  public int windowOf(int row) {
    return windowOf[row];
  }

  /**
   * What telling this row is worth before weights: 1 in the first row of a window to nearly 0 in
   * its last, 0 just after it to -1.
   */
  public double worth(int row) {
    return worth[row];
  }

  /** 2 / (1 + exp(5y)) - 1 of the place relative to a window, -1 from three widths after it. */
  static double sigma(double place) {
    return place > FAR ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
  }

  private void weigh() {
    int next = 0;
    for (int row = 0; row < values.length; row++) {
      if (next < windows.size() && row > windows.get(next).right()) {
        next++;
      }
      if (next < windows.size() && row >= windows.get(next).left()) {
        var window = windows.get(next);
        windowOf[row] = next;
        worth[row] = sigma(-(window.right() - row + 1.0) / window.width()) / sigma(-1);
      } else {
        windowOf[row] = -1;
        worth[row] = next == 0 ? -1 : after(windows.get(next - 1), row);
      }
    }
  }

  private static double after(NabWindow last, int row) {
    return sigma((row - last.right()) / (last.width() - 1.0));
  }
}
