package io.evenkeel.http.bench.load;

/** Evenly spaced arrivals; the n-th is computed from n, so that no rounding error adds up. */
final class ConstantArrivals implements Arrivals {

  private final double perSecond;
  private long made;

  ConstantArrivals(double perSecond) {
    this.perSecond = checked(perSecond);
  }

  static double checked(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("rate must be > 0 per second, was " + perSecond);
    }
    return perSecond;
  }

  @Override
  public long nextNanos() {
    return (long) (made++ * 1e9 / perSecond);
  }
}
