package io.evenkeel.core.scaling.forecast;

/**
 * The periods of a load, in steps: a day, which is the lag at which its level is most like itself,
 * and a rhythm, at which its rises are. Much of what starts suddenly is started by a clock, also
 * where it does not start each time. Searched now and then. A step is 15 s: what is nearly a day is
 * one.
 */
final class Rhythms {

  private static final int EVERY = 1_440;
  private static final int DAY_STEPS = 40;
  private static final int CALENDAR_DAY = 5_760;
  private static final int NEARLY = 3 * DAY_STEPS;
  private static final int LEAST_DAY = 12;
  private static final double LIKE_A_DAY = 0.3;
  private static final int RISE_STEPS = 4;
  private static final int LEAST_RHYTHM = 10;
  private static final int MOST_RHYTHM = 360;
  private static final double LIKE_A_RHYTHM = 0.1;
  private static final int MOST_DAYS = 4_000;
  private static final int MOST_RISES = 10_000;

  private int day;
  private int rhythm;

  /** A step is over. */
  void step(LoadHistory history) {
    if (history.count() % EVERY != 0) {
      return;
    }
    var means = history.means(DAY_STEPS, MOST_DAYS);
    int found = DAY_STEPS * Season.find(means, LEAST_DAY, means.length, LIKE_A_DAY);
    day = Math.abs(found - CALENDAR_DAY) <= NEARLY ? CALENDAR_DAY : found;
    var rises = history.rises(RISE_STEPS, MOST_RISES);
    rhythm = RISE_STEPS * Season.find(rises, LEAST_RHYTHM, MOST_RHYTHM, LIKE_A_RHYTHM);
  }

  /** Steps of a day, 0 while none is known. */
  int day() {
    return day;
  }

  /** Steps of the rhythm, 0 while none is known. */
  int rhythm() {
    return rhythm;
  }
}
