package io.evenkeel.core.capacity;

/**
 * The Universal Scalability Law (Gunther, Guerrilla Capacity Planning, 2007): {@code X(n) = gain n
 * / (1 + contention (n - 1) + coherency n (n - 1))}. Immutable.
 *
 * @param gain throughput of size 1, per second; above 0
 * @param contention the share of work that only one can do at a time, at least 0
 * @param coherency what each pair costs each other, at least 0
 */
public record ScalabilityLaw(double gain, double contention, double coherency) {

  /** Of the size of most throughput: beyond it the law is flat, and a wrong guess costs. */
  public static final double SAFE_PART_OF_PEAK = 0.9;

  public ScalabilityLaw {
    if (!(gain > 0 && contention >= 0 && coherency >= 0) || gain == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a scalability law needs a gain > 0, contention and coherency >= 0, were "
              + gain
              + ", "
              + contention
              + " and "
              + coherency);
    }
  }

  /** Per second; n at least 1. */
  public double throughput(double n) {
    return gain * n / slowdown(n);
  }

  /** How many times longer work takes at this size than alone. */
  public double slowdown(double n) {
    return 1 + contention * (n - 1) + coherency * n * (n - 1);
  }

  /** The least size of this throughput, at least 1; infinite when no size has it. */
  public double sizeOf(double throughput) {
    if (throughput <= gain) {
      return 1;
    }
    double a = throughput * coherency;
    double b = gain - throughput * (contention - coherency);
    double c = throughput * (1 - contention);
    double root = b * b - 4 * a * c;
    return root < 0 || b <= 0 || c <= 0 ? Double.POSITIVE_INFINITY : 2 * c / (b + Math.sqrt(root));
  }

  /** The size of most throughput, at least 1; infinite without coherency. */
  public double peakSize() {
    if (contention >= 1) {
      return 1;
    }
    return coherency == 0
        ? Double.POSITIVE_INFINITY
        : Math.max(1, Math.sqrt((1 - contention) / coherency));
  }

  /** The most throughput at any size up to this one. */
  public double most(double size) {
    return throughput(Math.max(1, Math.min(size, peakSize())));
  }
}
