package io.evenkeel.core.capacity;

/** Mean number inside = rate x mean time inside, whatever the distributions (Little 1961). Pure. */
public final class LittlesLaw {

  private LittlesLaw() {}

  /** The mean time inside of a closed loop, in seconds. */
  public static double seconds(double inside, double perSecond) {
    return inside / perSecond;
  }

  /** The mean number inside. */
  public static double inside(double perSecond, double seconds) {
    return perSecond * seconds;
  }

  /**
   * How far a measurement is from the law, as a ratio: 1 is exact. Far from it, callers did not
   * keep their concurrency (they paused, failed or were the bottleneck), or rate and times are not
   * of the same requests.
   */
  public static double agreement(double inside, double perSecond, double meanSeconds) {
    return perSecond * meanSeconds / inside;
  }
}
