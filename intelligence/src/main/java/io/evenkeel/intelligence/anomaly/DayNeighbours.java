package io.evenkeel.intelligence.anomaly;

/**
 * How far a value is from the nearest one at about the same time of an earlier day: the discord
 * idea of sub-sequence methods (Yankov, Keogh, Rebbapragada, ICDM 2007) where the time of day
 * chooses who is compared.
 *
 * <p>Remembers the last rows in a ring; a pointer for each day moves along with time.
 */
final class DayNeighbours {

  private static final long DAY_MILLIS = 86_400_000L;

  private final long aroundMillis;
  private final long[] times;
  private final double[] values;
  private final long[] pointers;
  private long rows;

  /** Of the last row: by half the days, by all days, and of the last two values by all days. */
  double half;

  double all;
  double pair;

  DayNeighbours(DailyNoveltySettings settings) {
    aroundMillis = settings.around().toMillis();
    times = new long[settings.most()];
    values = new double[settings.most()];
    pointers = new long[settings.days()];
  }

  /** The next row. A distance is NaN where there is nothing to compare with. */
  void next(long timeMillis, double value) {
    long time = rows == 0 ? timeMillis : Math.max(timeMillis, timeAt(rows - 1));
    double before = rows == 0 ? value : valueAt(rows - 1);
    clear();
    for (int day = 0; day < pointers.length; day++) {
      compare(day, time - (day + 1) * DAY_MILLIS, value, before);
      if (2 * (day + 1) <= pointers.length) {
        half = all;
      }
    }
    finish();
    int place = place(rows);
    times[place] = time;
    values[place] = value;
    rows++;
  }

  private void clear() {
    half = Double.POSITIVE_INFINITY;
    all = Double.POSITIVE_INFINITY;
    pair = Double.POSITIVE_INFINITY;
  }

  private void compare(int day, long centre, double value, double before) {
    long from = Math.max(pointers[day], Math.max(0, rows - times.length + 1));
    while (from < rows && timeAt(from) < centre - aroundMillis) {
      from++;
    }
    pointers[day] = from;
    double nearest = all;
    double nearestPair = pair;
    for (long i = from; i < rows && timeAt(i) <= centre + aroundMillis; i++) {
      double apart = value - valueAt(i);
      double apartBefore = i > 0 ? before - valueAt(i - 1) : 0;
      nearest = Math.min(nearest, Math.abs(apart));
      nearestPair = Math.min(nearestPair, apart * apart + apartBefore * apartBefore);
    }
    all = nearest;
    pair = nearestPair;
  }

  private void finish() {
    half = Double.isInfinite(half) ? Double.NaN : half;
    all = Double.isInfinite(all) ? Double.NaN : all;
    pair = Double.isInfinite(pair) ? Double.NaN : Math.sqrt(pair / 2);
  }

  private long timeAt(long row) {
    return times[place(row)];
  }

  private double valueAt(long row) {
    return values[place(row)];
  }

  private int place(long row) {
    return (int) (row % times.length);
  }
}
