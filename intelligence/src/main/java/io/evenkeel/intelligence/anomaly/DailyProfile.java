package io.evenkeel.intelligence.anomaly;

/**
 * What each metric usually is at this time of day: the mean over the same time of the last days,
 * some rows around included. Running sums in a ring, so that a row costs days × metrics, whatever
 * is around.
 */
final class DailyProfile {

  private final int metrics;
  private final int rowsOfDay;
  private final int days;
  private final int around;
  private final double[][] sums;
  private long rows;

  DailyProfile(int metrics, NodeResidualsSettings settings) {
    this.metrics = metrics;
    rowsOfDay = settings.rowsOfDay();
    days = settings.days();
    around = Math.min(settings.around(), rowsOfDay / 2 - 1);
    sums = new double[days * rowsOfDay + around + 2][metrics];
  }

  /** Rows told. */
  long rows() {
    return rows;
  }

  /**
   * The usual values of the next row.
   *
   * @param usual where they go; what was given there stays while no day has passed
   */
  void usual(double[] usual) {
    int count = 0;
    double[] total = new double[metrics];
    for (int day = 1; day <= days; day++) {
      long to = rows - (long) day * rowsOfDay + around + 1;
      long from = Math.max(Math.max(0, rows - sums.length + 1), to - 2L * around - 1);
      if (to <= from) {
        break;
      }
      count += (int) (to - from);
      double[] upper = sums[place(to)];
      double[] lower = sums[place(from)];
      for (int i = 0; i < metrics; i++) {
        total[i] += upper[i] - lower[i];
      }
    }
    for (int i = 0; i < metrics && count > 0; i++) {
      usual[i] = total[i] / count;
    }
  }

  /** The next row. */
  void add(double[] values) {
    double[] last = sums[place(rows)];
    double[] next = sums[place(rows + 1)];
    for (int i = 0; i < metrics; i++) {
      next[i] = last[i] + values[i];
    }
    rows++;
  }

  private int place(long row) {
    return (int) (row % sums.length);
  }
}
