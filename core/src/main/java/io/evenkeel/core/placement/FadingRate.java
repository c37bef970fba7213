package io.evenkeel.core.placement;

/**
 * An amount per second over the last while, older time counting less: right from the first figure
 * on, also when figures come at uneven times. Not thread-safe.
 */
public final class FadingRate {

  private final double halfLifeSeconds;
  private double amount;
  private double seconds;

  /**
   * No figure yet.
   *
   * @param halfLifeSeconds after so long time counts half; above 0
   */
  public FadingRate(double halfLifeSeconds) {
    this.halfLifeSeconds = halfLifeSeconds;
  }

  /** What remains of an amount after so long. */
  public static double left(double elapsedSeconds, double halfLifeSeconds) {
    return Math.exp(-Math.log(2) * elapsedSeconds / halfLifeSeconds);
  }

  /**
   * Adds what came in a span of time.
   *
   * @param elapsedSeconds 0 or more
   */
  public void add(double more, double elapsedSeconds) {
    double left = left(elapsedSeconds, halfLifeSeconds);
    amount = amount * left + more;
    seconds = seconds * left + elapsedSeconds;
  }

  /** The amount per second; 0 without any time. */
  public double perSecond() {
    return seconds > 0 ? amount / seconds : 0;
  }

  /** The time that counts, at most about 1.44 half-lives. */
  public double seconds() {
    return seconds;
  }
}
