package io.evenkeel.core.capacity;

/**
 * How long requests take when nothing makes them wait: a Weibull distribution, which is the
 * exponential one with shape 1 and has closed quantiles. Immutable.
 *
 * @param scaleSeconds above 0
 * @param shape 0.2 to 50; below 1 the tail is heavier than exponential
 */
public record ServiceTime(double scaleSeconds, double shape) {

  private static final double LEAST_SHAPE = 0.2;
  private static final double MOST_SHAPE = 50;

  public ServiceTime {
    if (!(scaleSeconds > 0) || !(shape >= LEAST_SHAPE && shape <= MOST_SHAPE)) {
      throw new IllegalArgumentException(
          "a service time needs a scale above 0 and a shape of 0.2 to 50, were "
              + scaleSeconds
              + " and "
              + shape);
    }
  }

  public static ServiceTime exponential(double meanSeconds) {
    return new ServiceTime(meanSeconds, 1);
  }

  /**
   * From two quantiles in seconds.
   *
   * @param p50 above 0
   * @param p99 at least p50
   */
  public static ServiceTime ofQuantiles(double p50, double p99) {
    if (!(p50 > 0 && p99 >= p50)) {
      throw new IllegalArgumentException(
          "p50 must be above 0 and p99 not below it, were " + p50 + " s and " + p99 + " s");
    }
    double spread = Math.log(Math.log(100) / Math.log(2));
    double shape = p99 == p50 ? MOST_SHAPE : spread / Math.log(p99 / p50);
    shape = Math.max(LEAST_SHAPE, Math.min(MOST_SHAPE, shape));
    return new ServiceTime(p50 / Math.pow(Math.log(2), 1 / shape), shape);
  }

  /** So many times longer. */
  public ServiceTime times(double factor) {
    return new ServiceTime(scaleSeconds * factor, shape);
  }

  public double meanSeconds() {
    return scaleSeconds * Gamma.of(1 + 1 / shape);
  }

  /** The squared coefficient of variation: 0 for constant, 1 for exponential. */
  public double variation() {
    double mean = Gamma.of(1 + 1 / shape);
    return Math.max(0, Gamma.of(1 + 2 / shape) / (mean * mean) - 1);
  }

  /** In seconds; {@code share} from 0 to below 1. */
  public double quantile(double share) {
    return scaleSeconds * Math.pow(-Math.log1p(-share), 1 / shape);
  }
}
